package ostiary.cdk;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ostiary.blueprint.ContainerSetting;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.blueprint.TrustedProxies;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.Capability;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LinuxParameters;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Ulimit;
import software.amazon.awscdk.services.ecs.UlimitName;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// A task: the one container, its settings, and what it may do: what the functions may do whose routes it
/// answers, and nothing else.
final class FleetTask extends Construct {
    static final String CONTAINER = "ostiary";

    /// The balancer, and nobody else: the group of the tasks lets nobody leave it out.
    private static final TrustedProxies PROXIES = new TrustedProxies.Hops(1);

    /// The one folder where it writes: libsodium is unpacked there.
    private static final String SCRATCH = "scratch";

    /// 1,024 connections, as many that wait, and those to AWS.
    private static final int OPEN_FILES = 8192;

    private final FargateTaskDefinition definition;

    FleetTask(Construct scope, String id, FleetProps props) {
        super(scope, id);
        var size = props.size();
        var execution = role("Execution");
        this.definition = FargateTaskDefinition.Builder.create(this, "Definition")
                .cpu(size.cpu())
                .memoryLimitMiB(size.memoryMiB())
                .runtimePlatform(RuntimePlatform.builder()
                        .operatingSystemFamily(OperatingSystemFamily.LINUX)
                        .cpuArchitecture(props.image().arm64() ? CpuArchitecture.ARM64 : CpuArchitecture.X86_64)
                        .build())
                .taskRole(work(props.functions()))
                .executionRole(execution)
                .build();
        definition.addVolume(Volume.builder().name(SCRATCH).build());
        var container = definition.addContainer(
                CONTAINER, container(props, props.logs().group(this, "Logs").build()));
        container.addUlimits(Ulimit.builder()
                .name(UlimitName.NOFILE)
                .softLimit(OPEN_FILES)
                .hardLimit(OPEN_FILES)
                .build());
        container.addMountPoints(MountPoint.builder()
                .sourceVolume(SCRATCH)
                .containerPath("/tmp")
                .readOnly(false)
                .build());
        Suppressions.settingsAreNoSecrets(definition);
        Suppressions.registriesHaveOneLogin(execution);
    }

    FargateTaskDefinition definition() {
        return definition;
    }

    private ContainerDefinitionOptions container(FleetProps props, LogGroup logs) {
        var image = props.image();
        var linux = LinuxParameters.Builder.create(this, "Linux").build();
        linux.dropCapabilities(Capability.ALL);
        return ContainerDefinitionOptions.builder()
                .containerName(CONTAINER)
                .image(ContainerImage.fromEcrRepository(image.repository(), image.digest()))
                .portMappings(List.of(PortMapping.builder()
                        .containerPort(FleetDoor.TARGET_PORT)
                        .build()))
                .environment(environment(props))
                .readonlyRootFilesystem(true)
                .user("65532:65532")
                .privileged(false)
                .linuxParameters(linux)
                .stopTimeout(props.times().stop())
                .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                        .logGroup(logs)
                        .streamPrefix(CONTAINER)
                        .build()))
                .build();
    }

    private Map<String, String> environment(FleetProps props) {
        var variables = new LinkedHashMap<String, String>();
        new EnumMap<Setting, String>(props.functions().settings(ServiceFunction.inContainers(), "ostiary-fleet"))
                .forEach((setting, value) -> variables.put(setting.variable(), value));
        var times = props.times();
        put(variables, ContainerSetting.PORT, Integer.toString(FleetDoor.TARGET_PORT));
        put(variables, ContainerSetting.TARGET_TLS, "on");
        put(variables, ContainerSetting.TRUSTED_PROXIES, PROXIES.text());
        put(
                variables,
                ContainerSetting.WEB_ORIGINS,
                props.webOrigins().isEmpty()
                        ? ContainerSetting.WEB_ORIGINS.standard()
                        : String.join(" ", props.webOrigins()));
        put(variables, ContainerSetting.DEREGISTRATION, Integer.toString(FleetTimes.seconds(times.leaving())));
        put(variables, ContainerSetting.DRAIN, Integer.toString(FleetTimes.seconds(times.drain())));
        variables.put("AWS_REGION", Stack.of(this).getRegion());
        return variables;
    }

    private static void put(Map<String, String> variables, ContainerSetting setting, String value) {
        variables.put(setting.variable(), value);
    }

    private Role work(AuthFunctions functions) {
        var role = role("Work");
        functions.letDoTheWorkOf(ServiceFunction.inContainers(), new Grantee(role));
        return role;
    }

    /// For tasks of this account and region alone
    /// (<https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html>).
    private Role role(String id) {
        var stack = Stack.of(this);
        var tasks = stack.formatArn(
                ArnComponents.builder().service("ecs").resource("*").build());
        return Role.Builder.create(this, id)
                .assumedBy(new ServicePrincipal("ecs-tasks.amazonaws.com")
                        .withConditions(Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", stack.getAccount()),
                                "ArnLike",
                                Map.of("aws:SourceArn", tasks))))
                .build();
    }
}
