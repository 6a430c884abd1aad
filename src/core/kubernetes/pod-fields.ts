import { type FieldTable, fieldTable } from "./field-table.ts";

/**
 * The fields of a Pod and the JSON type of each, as far as the API server's decoder looks at them. A line is a type of the
 * API and its fields; `a:T` is a value, `a:[T` a list, `a:{T` an object of such values; no type means text.
 *
 * @see SPEC K1; source: k8s.io/api 0.37.2, core/v1/types.go
 */
export const podFields: FieldTable = fieldTable(`
Pod kind apiVersion metadata:ObjectMeta spec:PodSpec status:any
ObjectMeta name generateName namespace selfLink uid resourceVersion generation:int64 creationTimestamp:time deletionTimestamp:time deletionGracePeriodSeconds:int64 labels:{text annotations:{text ownerReferences:[OwnerReference finalizers:[text managedFields:any
OwnerReference apiVersion kind name uid controller:bool blockOwnerDeletion:bool
PodSpec volumes:[Volume initContainers:[Container containers:[Container ephemeralContainers:[EphemeralContainer restartPolicy terminationGracePeriodSeconds:int64 activeDeadlineSeconds:int64 dnsPolicy nodeSelector:{text serviceAccountName serviceAccount automountServiceAccountToken:bool nodeName hostNetwork:bool hostPID:bool hostIPC:bool shareProcessNamespace:bool securityContext:PodSecurityContext imagePullSecrets:[NamedReference hostname subdomain affinity:Affinity schedulerName tolerations:[Toleration hostAliases:[HostAlias priorityClassName priority:int32 dnsConfig:PodDNSConfig readinessGates:[PodReadinessGate runtimeClassName enableServiceLinks:bool preemptionPolicy overhead:{quantity topologySpreadConstraints:[TopologySpreadConstraint setHostnameAsFQDN:bool os:PodOS hostUsers:bool schedulingGates:[NamedReference resourceClaims:[PodResourceClaim resources:ResourceRequirements hostnameOverride schedulingGroup:PodSchedulingGroup evictionResponders:[EvictionResponder
Volume name hostPath:HostPath emptyDir:EmptyDir gcePersistentDisk:object awsElasticBlockStore:object gitRepo:GitRepo secret:SecretVolume nfs:Nfs iscsi:object glusterfs:object persistentVolumeClaim:ClaimVolume rbd:object flexVolume:object cinder:object cephfs:object flocker:object downwardAPI:object fc:object azureFile:object configMap:ConfigMapVolume vsphereVolume:object quobyte:object azureDisk:object photonPersistentDisk:object projected:object portworxVolume:object scaleIO:object storageos:object csi:object ephemeral:object image:ImageVolume
HostPath path type
EmptyDir medium sizeLimit:quantity mode:int32
GitRepo repository revision directory
SecretVolume secretName items:[KeyToPath defaultMode:int32 optional:bool defaultUser:int64
ConfigMapVolume name items:[KeyToPath defaultMode:int32 optional:bool defaultUser:int64
KeyToPath key path mode:int32 user:int64
Nfs server path readOnly:bool
ClaimVolume claimName readOnly:bool
ImageVolume reference pullPolicy
Container name image command:[text args:[text workingDir ports:[ContainerPort envFrom:[EnvFromSource env:[EnvVar resources:ResourceRequirements resizePolicy:[ContainerResizePolicy restartPolicy restartPolicyRules:[ContainerRestartRule volumeMounts:[VolumeMount volumeDevices:[VolumeDevice livenessProbe:Probe readinessProbe:Probe startupProbe:Probe lifecycle:Lifecycle terminationMessagePath terminationMessagePolicy imagePullPolicy securityContext:SecurityContext stdin:bool stdinOnce:bool tty:bool
EphemeralContainer targetContainerName name image command:[text args:[text workingDir ports:[ContainerPort envFrom:[EnvFromSource env:[EnvVar resources:ResourceRequirements resizePolicy:[ContainerResizePolicy restartPolicy restartPolicyRules:[ContainerRestartRule volumeMounts:[VolumeMount volumeDevices:[VolumeDevice livenessProbe:Probe readinessProbe:Probe startupProbe:Probe lifecycle:Lifecycle terminationMessagePath terminationMessagePolicy imagePullPolicy securityContext:SecurityContext stdin:bool stdinOnce:bool tty:bool
ContainerPort name hostPort:int32 containerPort:int32 protocol hostIP
EnvFromSource prefix configMapRef:OptionalReference secretRef:OptionalReference
OptionalReference name optional:bool
EnvVar name value valueFrom:EnvVarSource
EnvVarSource fieldRef:ObjectFieldSelector resourceFieldRef:ResourceFieldSelector configMapKeyRef:KeySelector secretKeyRef:KeySelector fileKeyRef:FileKeySelector
ObjectFieldSelector apiVersion fieldPath
ResourceFieldSelector containerName resource divisor:quantity
KeySelector name key optional:bool
FileKeySelector volumeName path key optional:bool
ResourceRequirements limits:{quantity requests:{quantity claims:[ResourceClaim
ResourceClaim name request
ContainerResizePolicy resourceName restartPolicy
ContainerRestartRule action exitCodes:ContainerRestartRuleOnExitCodes
ContainerRestartRuleOnExitCodes operator values:[int32
VolumeMount name readOnly:bool recursiveReadOnly mountPath subPath mountPropagation subPathExpr bindMountOptions:[text
VolumeDevice name devicePath
Probe exec:ExecAction httpGet:HTTPGetAction tcpSocket:TCPSocketAction grpc:GRPCAction initialDelaySeconds:int32 timeoutSeconds:int32 periodSeconds:int32 successThreshold:int32 failureThreshold:int32 terminationGracePeriodSeconds:int64
Lifecycle postStart:LifecycleHandler preStop:LifecycleHandler stopSignal
LifecycleHandler exec:ExecAction httpGet:HTTPGetAction tcpSocket:TCPSocketAction sleep:SleepAction
ExecAction command:[text
HTTPGetAction path port:intOrText host scheme httpHeaders:[NamedValue protocol
TCPSocketAction port:intOrText host
GRPCAction port:int32 service
SleepAction seconds:int64
NamedValue name value
SecurityContext capabilities:Capabilities privileged:bool seLinuxOptions:SELinuxOptions windowsOptions:WindowsOptions runAsUser:int64 runAsGroup:int64 runAsNonRoot:bool readOnlyRootFilesystem:bool allowPrivilegeEscalation:bool procMount seccompProfile:SecurityProfile appArmorProfile:SecurityProfile
Capabilities add:[text drop:[text
SELinuxOptions user role type level
WindowsOptions gmsaCredentialSpecName gmsaCredentialSpec runAsUserName hostProcess:bool
SecurityProfile type localhostProfile
PodSecurityContext seLinuxOptions:SELinuxOptions windowsOptions:WindowsOptions runAsUser:int64 runAsGroup:int64 runAsNonRoot:bool supplementalGroups:[int64 supplementalGroupsPolicy fsGroup:int64 sysctls:[NamedValue fsGroupChangePolicy seccompProfile:SecurityProfile appArmorProfile:SecurityProfile seLinuxChangePolicy
NamedReference name
Affinity nodeAffinity:NodeAffinity podAffinity:PodAffinity podAntiAffinity:PodAffinity
NodeAffinity requiredDuringSchedulingIgnoredDuringExecution:NodeSelector preferredDuringSchedulingIgnoredDuringExecution:[PreferredSchedulingTerm
NodeSelector nodeSelectorTerms:[NodeSelectorTerm
NodeSelectorTerm matchExpressions:[Requirement matchFields:[Requirement
Requirement key operator values:[text
PreferredSchedulingTerm weight:int32 preference:NodeSelectorTerm
PodAffinity requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm
PodAffinityTerm labelSelector:LabelSelector namespaces:[text topologyKey namespaceSelector:LabelSelector matchLabelKeys:[text mismatchLabelKeys:[text
WeightedPodAffinityTerm weight:int32 podAffinityTerm:PodAffinityTerm
LabelSelector matchLabels:{text matchExpressions:[Requirement
Toleration key operator value effect tolerationSeconds:int64
HostAlias ip hostnames:[text
PodDNSConfig nameservers:[text searches:[text options:[NamedValue
PodReadinessGate conditionType
TopologySpreadConstraint maxSkew:int32 topologyKey whenUnsatisfiable labelSelector:LabelSelector minDomains:int32 nodeAffinityPolicy nodeTaintsPolicy matchLabelKeys:[text
PodOS name
PodResourceClaim name resourceClaimName resourceClaimTemplateName
PodSchedulingGroup podGroupName
EvictionResponder name priority:int32
`);

/**
 * The fields of a Node that scheduling looks at; the others may hold anything.
 *
 * @see SPEC K24; source: k8s.io/api 0.37.2, core/v1/types.go
 */
export const nodeFields: FieldTable = fieldTable(`
Node kind apiVersion metadata:ObjectMeta spec:NodeSpec status:NodeStatus
ObjectMeta name labels:{text annotations:{text
NodeSpec unschedulable:bool taints:[Taint
Taint key value effect
NodeStatus allocatable:{quantity capacity:{quantity
`);
