import { memo } from "react";
import { Icon } from "#ui/look/icons.tsx";
import type { DeviceCardFacts } from "./device-cards.ts";
import { moveAmong } from "./move-among.ts";
import { Card, Cards, Letter } from "./picker-styles.ts";

/** The devices of one class as a radio group: arrows move, refused ones take the focus and say why. */
export const DeviceCards = memo(function DeviceCards(props: {
  readonly labelledBy: string;
  readonly cards: readonly DeviceCardFacts[];
  readonly chosen: string | undefined;
  /** Devices that are compared, in the order of their letters. */
  readonly compared: readonly string[];
  readonly onChoose: (device: string) => void;
}) {
  const { cards, chosen } = props;
  const first = cards.some(({ device }) => device === chosen) ? chosen : cards[0]?.device;
  return (
    <Cards role="radiogroup" aria-labelledby={props.labelledBy} onKeyDown={moveAmong}>
      {cards.map((card) => {
        const letter = letterOf(props.compared, card.device);
        return (
          <Card
            key={card.device}
            role="radio"
            aria-checked={card.device === chosen}
            data-chosen={card.device === chosen}
            aria-disabled={card.refused !== undefined}
            tabIndex={card.device === first ? 0 : -1}
            onClick={() => card.refused === undefined && props.onChoose(card.device)}
          >
            <b>
              <span>{card.device}</span>
              {card.device === chosen && <Icon name="check" />}
              {letter && <Letter>{letter}</Letter>}
            </b>
            <span>{card.deciding}</span>
            <span className="place">{card.refused ?? card.place}</span>
          </Card>
        );
      })}
    </Cards>
  );
});

/** The letter by which a device is compared: A, B or C. */
export function letterOf(compared: readonly string[], device: string): string | undefined {
  return ["A", "B", "C"][compared.indexOf(device)];
}
