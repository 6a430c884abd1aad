/**
 * The structs of a Kubernetes pod: a line with a name, then its fields. A field is its JSON name and its type; `!` after
 * the name means that it is written when it is empty too. `Name+Struct` is an inlined struct with the name that it has in
 * Go. Types: `text`, `flag`, `int32`, `int64`, `quantity`, `port` (number or name), `time`, `any`, or a struct; `*` is a
 * pointer, `[]` a list, `{}` a map by text; in the braces and after a colon stand names of Go types, for messages.
 *
 * @see SPEC P27; source: k8s.io/api v0.36.3, core/v1 and meta/v1
 */
export const kubernetesStructs = `
ObjectMeta
  name text; generateName text; namespace text; selfLink text; uid text:types.UID; resourceVersion text;
  generation int64; creationTimestamp time; deletionTimestamp *time; deletionGracePeriodSeconds *int64; labels
  {}text; annotations {}text; ownerReferences []OwnerReference; finalizers []text; managedFields
  []ManagedFieldsEntry
OwnerReference
  apiVersion! text; kind! text; name! text; uid! text:types.UID; controller *flag; blockOwnerDeletion *flag
ManagedFieldsEntry
  manager text; operation text:ManagedFieldsOperationType; apiVersion text; time *time; fieldsType text; fieldsV1
  *any; subresource text
PodTemplateSpec
  metadata ObjectMeta; spec PodSpec
PodSpec
  volumes []Volume; initContainers []Container; containers! []Container; ephemeralContainers []EphemeralContainer;
  restartPolicy text:RestartPolicy; terminationGracePeriodSeconds *int64; activeDeadlineSeconds *int64; dnsPolicy
  text:DNSPolicy; nodeSelector {}text; serviceAccountName text; serviceAccount text; automountServiceAccountToken
  *flag; nodeName text; hostNetwork flag; hostPID flag; hostIPC flag; shareProcessNamespace *flag; securityContext
  *PodSecurityContext; imagePullSecrets []LocalObjectReference; hostname text; subdomain text; affinity *Affinity;
  schedulerName text; tolerations []Toleration; hostAliases []HostAlias; priorityClassName text; priority *int32;
  dnsConfig *PodDNSConfig; readinessGates []PodReadinessGate; runtimeClassName *text; enableServiceLinks *flag;
  preemptionPolicy *text:PreemptionPolicy; overhead {ResourceName}quantity; topologySpreadConstraints
  []TopologySpreadConstraint; setHostnameAsFQDN *flag; os *PodOS; hostUsers *flag; schedulingGates
  []PodSchedulingGate; resourceClaims []PodResourceClaim; resources *ResourceRequirements; hostnameOverride *text;
  schedulingGroup *PodSchedulingGroup
Volume
  name! text; VolumeSource+VolumeSource
VolumeSource
  hostPath *HostPathVolumeSource; emptyDir *EmptyDirVolumeSource; gcePersistentDisk
  *GCEPersistentDiskVolumeSource; awsElasticBlockStore *AWSElasticBlockStoreVolumeSource; gitRepo
  *GitRepoVolumeSource; secret *SecretVolumeSource; nfs *NFSVolumeSource; iscsi *ISCSIVolumeSource; glusterfs
  *GlusterfsVolumeSource; persistentVolumeClaim *PersistentVolumeClaimVolumeSource; rbd *RBDVolumeSource;
  flexVolume *FlexVolumeSource; cinder *CinderVolumeSource; cephfs *CephFSVolumeSource; flocker
  *FlockerVolumeSource; downwardAPI *DownwardAPIVolumeSource; fc *FCVolumeSource; azureFile
  *AzureFileVolumeSource; configMap *ConfigMapVolumeSource; vsphereVolume *VsphereVirtualDiskVolumeSource; quobyte
  *QuobyteVolumeSource; azureDisk *AzureDiskVolumeSource; photonPersistentDisk *PhotonPersistentDiskVolumeSource;
  projected *ProjectedVolumeSource; portworxVolume *PortworxVolumeSource; scaleIO *ScaleIOVolumeSource; storageos
  *StorageOSVolumeSource; csi *CSIVolumeSource; ephemeral *EphemeralVolumeSource; image *ImageVolumeSource
HostPathVolumeSource
  path! text; type *text:HostPathType
EmptyDirVolumeSource
  medium text:StorageMedium; sizeLimit *quantity
GCEPersistentDiskVolumeSource
  pdName! text; fsType text; partition int32; readOnly flag
AWSElasticBlockStoreVolumeSource
  volumeID! text; fsType text; partition int32; readOnly flag
GitRepoVolumeSource
  repository! text; revision text; directory text
SecretVolumeSource
  secretName text; items []KeyToPath; defaultMode *int32; optional *flag
KeyToPath
  key! text; path! text; mode *int32
NFSVolumeSource
  server! text; path! text; readOnly flag
ISCSIVolumeSource
  targetPortal! text; iqn! text; lun! int32; iscsiInterface text; fsType text; readOnly flag; portals []text;
  chapAuthDiscovery flag; chapAuthSession flag; secretRef *LocalObjectReference; initiatorName *text
LocalObjectReference
  name text
GlusterfsVolumeSource
  endpoints! text; path! text; readOnly flag
PersistentVolumeClaimVolumeSource
  claimName! text; readOnly flag
RBDVolumeSource
  monitors! []text; image! text; fsType text; pool text; user text; keyring text; secretRef *LocalObjectReference;
  readOnly flag
FlexVolumeSource
  driver! text; fsType text; secretRef *LocalObjectReference; readOnly flag; options {}text
CinderVolumeSource
  volumeID! text; fsType text; readOnly flag; secretRef *LocalObjectReference
CephFSVolumeSource
  monitors! []text; path text; user text; secretFile text; secretRef *LocalObjectReference; readOnly flag
FlockerVolumeSource
  datasetName text; datasetUUID text
DownwardAPIVolumeSource
  items []DownwardAPIVolumeFile; defaultMode *int32
DownwardAPIVolumeFile
  path! text; fieldRef *ObjectFieldSelector; resourceFieldRef *ResourceFieldSelector; mode *int32
ObjectFieldSelector
  apiVersion text; fieldPath! text
ResourceFieldSelector
  containerName text; resource! text; divisor quantity
FCVolumeSource
  targetWWNs []text; lun *int32; fsType text; readOnly flag; wwids []text
AzureFileVolumeSource
  secretName! text; shareName! text; readOnly flag
ConfigMapVolumeSource
  LocalObjectReference+LocalObjectReference; items []KeyToPath; defaultMode *int32; optional *flag
VsphereVirtualDiskVolumeSource
  volumePath! text; fsType text; storagePolicyName text; storagePolicyID text
QuobyteVolumeSource
  registry! text; volume! text; readOnly flag; user text; group text; tenant text
AzureDiskVolumeSource
  diskName! text; diskURI! text; cachingMode *text:AzureDataDiskCachingMode; fsType *text; readOnly *flag; kind
  *text:AzureDataDiskKind
PhotonPersistentDiskVolumeSource
  pdID! text; fsType text
ProjectedVolumeSource
  sources! []VolumeProjection; defaultMode *int32
VolumeProjection
  secret *SecretProjection; downwardAPI *DownwardAPIProjection; configMap *ConfigMapProjection;
  serviceAccountToken *ServiceAccountTokenProjection; clusterTrustBundle *ClusterTrustBundleProjection;
  podCertificate *PodCertificateProjection
SecretProjection
  LocalObjectReference+LocalObjectReference; items []KeyToPath; optional *flag
DownwardAPIProjection
  items []DownwardAPIVolumeFile
ConfigMapProjection
  LocalObjectReference+LocalObjectReference; items []KeyToPath; optional *flag
ServiceAccountTokenProjection
  audience text; expirationSeconds *int64; path! text
ClusterTrustBundleProjection
  name *text; signerName *text; labelSelector *LabelSelector; optional *flag; path! text
LabelSelector
  matchLabels {}text; matchExpressions []LabelSelectorRequirement
LabelSelectorRequirement
  key! text; operator! text:LabelSelectorOperator; values []text
PodCertificateProjection
  signerName text; keyType text; maxExpirationSeconds *int32; credentialBundlePath text; keyPath text;
  certificateChainPath text; userAnnotations {}text
PortworxVolumeSource
  volumeID! text; fsType text; readOnly flag
ScaleIOVolumeSource
  gateway! text; system! text; secretRef! *LocalObjectReference; sslEnabled flag; protectionDomain text;
  storagePool text; storageMode text; volumeName text; fsType text; readOnly flag
StorageOSVolumeSource
  volumeName text; volumeNamespace text; fsType text; readOnly flag; secretRef *LocalObjectReference
CSIVolumeSource
  driver! text; readOnly *flag; fsType *text; volumeAttributes {}text; nodePublishSecretRef *LocalObjectReference
EphemeralVolumeSource
  volumeClaimTemplate *PersistentVolumeClaimTemplate
PersistentVolumeClaimTemplate
  metadata ObjectMeta; spec! PersistentVolumeClaimSpec
PersistentVolumeClaimSpec
  accessModes []text:PersistentVolumeAccessMode; selector *LabelSelector; resources VolumeResourceRequirements;
  volumeName text; storageClassName *text; volumeMode *text:PersistentVolumeMode; dataSource
  *TypedLocalObjectReference; dataSourceRef *TypedObjectReference; volumeAttributesClassName *text
VolumeResourceRequirements
  limits {ResourceName}quantity; requests {ResourceName}quantity
TypedLocalObjectReference
  apiGroup! *text; kind! text; name! text
TypedObjectReference
  apiGroup! *text; kind! text; name! text; namespace *text
ImageVolumeSource
  reference text; pullPolicy text:PullPolicy
Container
  name! text; image text; command []text; args []text; workingDir text; ports []ContainerPort; envFrom
  []EnvFromSource; env []EnvVar; resources ResourceRequirements; resizePolicy []ContainerResizePolicy;
  restartPolicy *text:ContainerRestartPolicy; restartPolicyRules []ContainerRestartRule; volumeMounts
  []VolumeMount; volumeDevices []VolumeDevice; livenessProbe *Probe; readinessProbe *Probe; startupProbe *Probe;
  lifecycle *Lifecycle; terminationMessagePath text; terminationMessagePolicy text:TerminationMessagePolicy;
  imagePullPolicy text:PullPolicy; securityContext *SecurityContext; stdin flag; stdinOnce flag; tty flag
ContainerPort
  name text; hostPort int32; containerPort! int32; protocol text:Protocol; hostIP text
EnvFromSource
  prefix text; configMapRef *ConfigMapEnvSource; secretRef *SecretEnvSource
ConfigMapEnvSource
  LocalObjectReference+LocalObjectReference; optional *flag
SecretEnvSource
  LocalObjectReference+LocalObjectReference; optional *flag
EnvVar
  name! text; value text; valueFrom *EnvVarSource
EnvVarSource
  fieldRef *ObjectFieldSelector; resourceFieldRef *ResourceFieldSelector; configMapKeyRef *ConfigMapKeySelector;
  secretKeyRef *SecretKeySelector; fileKeyRef *FileKeySelector
ConfigMapKeySelector
  LocalObjectReference+LocalObjectReference; key! text; optional *flag
SecretKeySelector
  LocalObjectReference+LocalObjectReference; key! text; optional *flag
FileKeySelector
  volumeName! text; path! text; key! text; optional *flag
ResourceRequirements
  limits {ResourceName}quantity; requests {ResourceName}quantity; claims []ResourceClaim
ResourceClaim
  name! text; request text
ContainerResizePolicy
  resourceName! text:ResourceName; restartPolicy! text:ResourceResizeRestartPolicy
ContainerRestartRule
  action text:ContainerRestartRuleAction; exitCodes *ContainerRestartRuleOnExitCodes
ContainerRestartRuleOnExitCodes
  operator text:ContainerRestartRuleOnExitCodesOperator; values []int32
VolumeMount
  name! text; readOnly flag; recursiveReadOnly *text:RecursiveReadOnlyMode; mountPath! text; subPath text;
  mountPropagation *text:MountPropagationMode; subPathExpr text
VolumeDevice
  name! text; devicePath! text
Probe
  ProbeHandler+ProbeHandler; initialDelaySeconds int32; timeoutSeconds int32; periodSeconds int32;
  successThreshold int32; failureThreshold int32; terminationGracePeriodSeconds *int64
ProbeHandler
  exec *ExecAction; httpGet *HTTPGetAction; tcpSocket *TCPSocketAction; grpc *GRPCAction
ExecAction
  command []text
HTTPGetAction
  path text; port! port; host text; scheme text:URIScheme; httpHeaders []HTTPHeader
HTTPHeader
  name! text; value! text
TCPSocketAction
  port! port; host text
GRPCAction
  port! int32; service! *text
Lifecycle
  postStart *LifecycleHandler; preStop *LifecycleHandler; stopSignal *text:Signal
LifecycleHandler
  exec *ExecAction; httpGet *HTTPGetAction; tcpSocket *TCPSocketAction; sleep *SleepAction
SleepAction
  seconds! int64
SecurityContext
  capabilities *Capabilities; privileged *flag; seLinuxOptions *SELinuxOptions; windowsOptions
  *WindowsSecurityContextOptions; runAsUser *int64; runAsGroup *int64; runAsNonRoot *flag; readOnlyRootFilesystem
  *flag; allowPrivilegeEscalation *flag; procMount *text:ProcMountType; seccompProfile *SeccompProfile;
  appArmorProfile *AppArmorProfile
Capabilities
  add []text:Capability; drop []text:Capability
SELinuxOptions
  user text; role text; type text; level text
WindowsSecurityContextOptions
  gmsaCredentialSpecName *text; gmsaCredentialSpec *text; runAsUserName *text; hostProcess *flag
SeccompProfile
  type! text:SeccompProfileType; localhostProfile *text
AppArmorProfile
  type! text:AppArmorProfileType; localhostProfile *text
EphemeralContainer
  EphemeralContainerCommon+Container; targetContainerName text
PodSecurityContext
  seLinuxOptions *SELinuxOptions; windowsOptions *WindowsSecurityContextOptions; runAsUser *int64; runAsGroup
  *int64; runAsNonRoot *flag; supplementalGroups []int64; supplementalGroupsPolicy *text:SupplementalGroupsPolicy;
  fsGroup *int64; sysctls []Sysctl; fsGroupChangePolicy *text:PodFSGroupChangePolicy; seccompProfile
  *SeccompProfile; appArmorProfile *AppArmorProfile; seLinuxChangePolicy *text:PodSELinuxChangePolicy
Sysctl
  name! text; value! text
Affinity
  nodeAffinity *NodeAffinity; podAffinity *PodAffinity; podAntiAffinity *PodAntiAffinity
NodeAffinity
  requiredDuringSchedulingIgnoredDuringExecution *NodeSelector; preferredDuringSchedulingIgnoredDuringExecution
  []PreferredSchedulingTerm
NodeSelector
  nodeSelectorTerms! []NodeSelectorTerm
NodeSelectorTerm
  matchExpressions []NodeSelectorRequirement; matchFields []NodeSelectorRequirement
NodeSelectorRequirement
  key! text; operator! text:NodeSelectorOperator; values []text
PreferredSchedulingTerm
  weight! int32; preference! NodeSelectorTerm
PodAffinity
  requiredDuringSchedulingIgnoredDuringExecution []PodAffinityTerm;
  preferredDuringSchedulingIgnoredDuringExecution []WeightedPodAffinityTerm
PodAffinityTerm
  labelSelector *LabelSelector; namespaces []text; topologyKey! text; namespaceSelector *LabelSelector;
  matchLabelKeys []text; mismatchLabelKeys []text
WeightedPodAffinityTerm
  weight! int32; podAffinityTerm! PodAffinityTerm
Toleration
  key text; operator text:TolerationOperator; value text; effect text:TaintEffect; tolerationSeconds *int64
HostAlias
  ip! text; hostnames []text
PodDNSConfig
  nameservers []text; searches []text; options []PodDNSConfigOption
PodDNSConfigOption
  name text; value *text
PodReadinessGate
  conditionType! text:PodConditionType
TopologySpreadConstraint
  maxSkew! int32; topologyKey! text; whenUnsatisfiable! text:UnsatisfiableConstraintAction; labelSelector
  *LabelSelector; minDomains *int32; nodeAffinityPolicy *text:NodeInclusionPolicy; nodeTaintsPolicy
  *text:NodeInclusionPolicy; matchLabelKeys []text
PodOS
  name! text:OSName
PodSchedulingGate
  name! text
PodResourceClaim
  name! text; resourceClaimName *text; resourceClaimTemplateName *text
PodSchedulingGroup
  podGroupName *text
PodAntiAffinity
  requiredDuringSchedulingIgnoredDuringExecution []PodAffinityTerm;
  preferredDuringSchedulingIgnoredDuringExecution []WeightedPodAffinityTerm
`;
