package ostiary.adapters.secrets;

import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.Trouble;

/// How Secrets Manager can be out of reach.
enum SecretsManagerTrouble {
    REFUSED,
    BLACKHOLED,
    ANSWERING_500;

    void befall(AwsEndpoint aws) {
        switch (this) {
            case REFUSED -> aws.close();
            case BLACKHOLED -> aws.trouble("secretsmanager", Trouble.BLACKHOLE);
            case ANSWERING_500 -> aws.trouble("secretsmanager", Trouble.ERROR_500);
        }
    }
}
