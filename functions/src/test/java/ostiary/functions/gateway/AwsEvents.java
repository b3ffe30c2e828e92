package ostiary.functions.gateway;

import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import ostiary.functions.SampleEvent;

/// AWS's own reading of an event: the types of `aws-lambda-java-events`, read as the Lambda runtime reads them.
final class AwsEvents {
    private AwsEvents() {}

    static <T> T read(SampleEvent event, Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, AwsEvents.class.getClassLoader())
                .fromJson(event.json());
    }
}
