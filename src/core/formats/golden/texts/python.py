# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

texts = flyte.TaskEnvironment(
    name="texts",
    description='It\'s "quoted", with a \\ and a tab\tand ${braces} {{twice}} %s',
    image="ghcr.io/example/image:latest",
    env_vars={
        "QUOTE": '"',
        "QUOTES": "'\"",
        "TRIPLE": '"""',
        "TRIPLE_SINGLE": "'''",
        "BACKSLASH": "\\",
        "BACKSLASH_N": "\\n",
        "NEWLINES": "a\nb\r\nc",
        "UNICODE": "naïve café 日本語 😀 👩\u200d💻",
        "SEPARATORS": "\u2028\u2029\x85\xa0\u200b\ufeff",
        "CONTROL": "\x01\x1b[31m\x7f",
        "COMMENT": "*/ // # -- <!--",
        "TEMPLATE": "`${process.env}`",
        "SCRIPT": "</script>",
        "no": "no",
        "12:30": "12:30",
        "1e3": "1e3",
        "null": "null",
        "<<": "=",
        "__proto__": "x",
        "constructor": "y",
        "": "empty key",
        "key with spaces": "2001-01-01",
    },
)


@texts.task
async def quoted() -> None:
    """She said "hi\""""
    ...


@texts.task
async def tripled() -> None:
    """\"\"\""""
    ...


@texts.task
async def backslash_end() -> None:
    """ends with \\"""
    ...


@texts.task
async def blank_docs() -> None:
    """ """
    ...


@texts.task
async def indented() -> None:
    """First.\n\n    code\n  less\n"""
    ...


@texts.task
async def odd() -> None:
    """\x20leading\n\ttab\ntrailing \n\n"""
    ...


@texts.task
async def wide() -> None:
    """日本語の説明
    zwei"""
    ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(quoted)
    print(run.url)
