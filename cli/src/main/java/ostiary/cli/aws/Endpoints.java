package ostiary.cli.aws;

import java.net.URI;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/// Where services answer. Only tests have another than AWS's: no setting leads a signed request elsewhere.
public interface Endpoints {
    /// The address of a service.
    ///
    /// @param service the name of a service in its endpoints
    /// @param region one in which it answers
    URI of(String service, Region region);

    /// AWS's own, in every partition.
    static Endpoints aws() {
        return (service, region) ->
                URI.create("https://" + ServiceMetadata.of(service).endpointFor(region));
    }

    /// Where a service answers for a Region: there, or for the whole partition, as IAM does.
    static Region serving(String service, Region region) {
        var partition = PartitionMetadata.of(region).id();
        return ServiceMetadata.of(service).servicePartitions().stream()
                .filter(candidate -> candidate.partition().id().equals(partition))
                .flatMap(candidate -> candidate.globalRegion().stream())
                .findFirst()
                .orElse(region);
    }
}
