# Ostiary: every command a developer needs. `make help` lists them.
MVN := mvn -B -ntp

# Two modules at a time, as far as they don't need each other. Maven would warn in each module of the plugin that finds the
# JDK, which is not marked for that: it only reads what it found for the first module.
AT_ONCE := -T 2 -Dorg.slf4j.simpleLogger.log.org.apache.maven.lifecycle.internal.builder.BuilderCommon=error

.PHONY: help run image image-push image-twice stand-in-aws openapi import export doctor kill-import check test contract mutants thief torture bench load synth cost cost-page pages diff format check-format
help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

RUN_SOURCES := $(shell find pom.xml blueprint core jose emulators edge adapters service server \( -name target -o -name test -o -name cognito-local -o -name openapi-typescript \) -prune -o -type f -print)
run: server/target/run.built ## Run the service on this machine [PORT=8080] [DATA=dir keeps its data] [ORIGINS=web origins] [SEED=file of users and clients] [TLS=1] [GRACE=days until an account is deleted, or seconds such as 20s, with a demo shop that is asked] [SOURCE=…: docs/cognito.md]
	@$(if $(COGNITO_ENDPOINT),export AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER='$(COGNITO_ENDPOINT)' &&) \
		java=$$(bin/jdk25)/bin/java && PORT='$(PORT)' DATA='$(DATA)' SOURCE='$(SOURCE)' ORIGINS='$(ORIGINS)' SEED='$(SEED)' TLS='$(TLS)' GRACE='$(GRACE)' \
		COGNITO_POOL='$(COGNITO_POOL)' COGNITO_CLIENT='$(COGNITO_CLIENT)' exec "$$java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC \
		-cp "server/target/classes:$$(cat server/target/run.classpath)" ostiary.server.local.LocalMain

server/target/run.built: $(RUN_SOURCES)
	@bin/prerequisites maven jdk25
	@bin/build -pl server -am test-compile -Dmaven.test.skip
	@touch $@

image: ## Build the container image, image/target/ostiary.tar, on Linux and without Docker (docs/container.md)
	@bin/prerequisites maven jdk25
	@$(MVN) -q -Pimage -pl image -am -DskipTests -Dspotbugs.skip post-integration-test
	@bin/image-show image/target/ostiary.tar

stand-in-aws: ## Let DynamoDB Local, secrets and mails stand in for AWS, for an image, and write its environment to [ENV=target/container.env] [DYNAMODB=url of another DynamoDB Local]
	@bin/prerequisites maven jdk25
	@$(MVN) -q -pl server -am process-test-classes -Dspotbugs.skip
	@mkdir -p target; java=$$(bin/jdk25)/bin/java && exec "$$java" --enable-native-access=ALL-UNNAMED \
		-cp "server/target/test-classes:server/target/classes:$$(cat server/target/test.classpath)" \
		ostiary.server.container.StandInAwsMain '$(or $(ENV),target/container.env)' $(DYNAMODB)

image-push: ## Push the image that `make image` has built to REPOSITORY=registry/name of Amazon ECR, and print its digest
	@bin/image-push image/target/ostiary.tar '$(REPOSITORY)'

image-twice: ## Build the image twice, and show which layers have the same bytes
	@mkdir -p target; bin/image-twice

openapi: server/target/run.built ## Write the OpenAPI document to docs/openapi.json
	@java=$$(bin/jdk25)/bin/java && "$$java" -cp "server/target/classes:$$(cat server/target/run.classpath)" \
		ostiary.server.local.openapi.PrintOpenApi > server/target/openapi.json && mv server/target/openapi.json docs/openapi.json

CLI_SOURCES := $(shell find pom.xml blueprint core jose emulators adapters cli \( -name target -o -name test \) -prune -o -type f -print)
import: cli/target/cli.built ## Move users in: FILE=file FORMAT=cognito-csv|auth0|keycloak|firebase|ostiary [DRY_RUN=1], or UNDO=report
	@bin/ostiary import

export: cli/target/cli.built ## Move users out: FILE=file KEY=file; from DATA=dir, ENDPOINT=url or TABLE=name on AWS
	@bin/ostiary export

doctor: cli/target/cli.built ## Look at the account before a deploy and after it: [STACK=ostiary-prod] [ARGS=options, docs/operate.md]
	@bin/ostiary doctor $(if $(STACK),--stack '$(STACK)') $(ARGS)

cli/target/cli.built: $(CLI_SOURCES)
	@bin/prerequisites maven jdk25
	@bin/build -pl cli -am test-compile -Dmaven.test.skip
	@touch $@

USERS ?= 100000
kill-import: ## Kill an import of many users again and again, and look for who is missing or there twice [USERS=100000]
	$(MVN) -pl cli -am test -Dtest=KilledImportTest -Dsurefire.failIfNoSpecifiedTests=false \
		-Dspotbugs.skip -Dmoving.users=$(USERS)

check: ## Run the tests of the rules and of the edge alone: no server, no AWS's libraries
	@bin/prerequisites maven jdk25
	@$(MVN) -q -pl blueprint,core,edge test

# Two services are built here, and each has its own tests: docs/two-services.md.
TESTS_OF_auth := -Dshop.skipTests=true
TESTS_OF_shop := -pl example -am -Dtest='shop/**/*Test' -Dsurefire.failIfNoSpecifiedTests=false

test: ready-for-all check-format ## Build everything and run every test [SERVICE=auth or shop: its own alone]
	bin/with-browser $(MVN) $(AT_ONCE) verify $(TESTS_OF_$(SERVICE))

.PHONY: ready-for-all
ready-for-all:
	@bin/prerequisites maven jdk25 node

contract: ## Hold what the shop of example/ expects against what Ostiary promises (docs/two-services.md)
	@$(MVN) -q -pl subscriber,example -am test -Dtest='ConsumersTest,ContractTest' -Dsurefire.failIfNoSpecifiedTests=false -Dspotbugs.skip

OF ?= core jose dynamodb
mutants: ## Break the code in a small place at a time; fails if the tests miss more than 1 of 20 [OF='core jose dynamodb'], or [OF=core CLASSES='ostiary.core.client.*']
	@bin/prerequisites maven jdk25
	$(MVN) -q -pl $(shell echo $(OF:dynamodb=adapters) | tr " " ,) -am $(OF:%=-Pmutants-%) \
		$(if $(CLASSES),-Dmutants.$(OF)='$(CLASSES)') -Dmutants.java=$$(bin/jdk25)/bin/java process-test-classes

thief: ## Print what finds a thief of a refresh token, by client and lag: the table in SECURITY.md
	@$(MVN) -q -pl core -am test -Dtest=StolenTokenTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dspotbugs.skip

MINUTES ?= 10
torture: ## Look for accidental logouts and stolen tokens alive [MINUTES=10] [RANDOM_SEED=n]
	$(MVN) -q -pl core,edge,subscriber -am test -Dtest='LostAnswersSimulationTest,FuzzedBodiesTest,DeliverySimulationTest,RepairSimulationTest' \
		-Dsurefire.failIfNoSpecifiedTests=false -Dspotbugs.skip -Dostiary.sessions=10000 -Dostiary.fuzz=100000 -Dostiary.events=100000 -Dostiary.projected=10000
	$(MVN) -pl torture -am test -Dtest='ostiary.torture.*Test' -Dsurefire.failIfNoSpecifiedTests=false \
		-Dtorture.minutes=$(MINUTES) $(if $(RANDOM_SEED),-Dtorture.seed=$(RANDOM_SEED))

bench: ## Measure the budgets, each beside its floor or peer, and what brown-outs and floods cost; about ten minutes [OF=authorizer]
	@cd benchmarks/peers && { ! command -v npm > /dev/null || npm ci --silent --ignore-scripts >&2; }
	@$(MVN) -q -pl benchmarks -am -Pbench -DskipTests $(if $(OF),-Dbench.of='$(OF)') package
	@$(if $(OF),exit 0;) $(MVN) -q -pl functions,template-tests -am package -Dsurefire.failIfNoSpecifiedTests=false -Dspotbugs.skip -Dostiary.timed=true -Dostiary.timeScale=1 \
		-Dtests.in.parallel=false \
		-Dtest='SignInTimingTest,HostileTokenCostTest,BrownOutTest,LostNamesTest,LoginFloodTest,RevocationFeedUnderFaultsTest,SdkUnderFaultsTest,OutageTest'

FOLDER_OF_shop := example
APP_OF_shop := bin/shop-app
APP_FOLDER = $(or $(FOLDER_OF_$(SERVICE)),cdk)
load: ## Load a container on this machine: 2 % logins, 18 % refreshes, 80 % GET /me [CLIENTS=64] [SECONDS=30] [REQUESTS=100000]
	@bin/prerequisites maven jdk25
	@$(MVN) -q -pl server -am process-test-classes -Dspotbugs.skip
	@java=$$(bin/jdk25)/bin/java && CLIENTS='$(CLIENTS)' SECONDS='$(SECONDS)' REQUESTS='$(REQUESTS)' exec "$$java" --enable-native-access=ALL-UNNAMED \
		-cp "server/target/test-classes:server/target/classes:$$(cat server/target/test.classpath)" ostiary.server.container.LoadMain

synth: ready-for-all ## Write the CloudFormation template and what it deploys to cdk/cdk.out [SERVICE=shop: the example's, to example/cdk.out]
	@rm -rf $(APP_FOLDER)/cdk.out
	@$(or $(APP_OF_$(SERVICE)),bin/cdk-app)
	@du -sh $(APP_FOLDER)/cdk.out/asset.*; ls $(APP_FOLDER)/cdk.out/*.template.json

cost: ready-for-all ## Print what the template costs a month [TEMPLATE=file] for [MAU=10000], each [LOGINS=2 REFRESHES=60 API_CALLS=300]
	@TEMPLATE='$(TEMPLATE)' MAU='$(MAU)' LOGINS='$(LOGINS)' REFRESHES='$(REFRESHES)' API_CALLS='$(API_CALLS)' \
		SIGN_UPS='$(SIGN_UPS)' bin/cost

cost-page: ready-for-all ## Write docs/cost.md, docs/scale.md and their plots anew
	@bin/cost docs

diff: ready-to-diff cdk/node_modules/.package-lock.json ## Show how cdk/cdk.out differs from another template: BEFORE=file
	@cd cdk && npx cdk diff --app cdk.out --template '$(abspath $(BEFORE))' --no-color 2>&1

.PHONY: ready-to-diff
ready-to-diff:
	$(if $(BEFORE),,$(error With which one? make diff BEFORE=file))
	@bin/prerequisites node
	@test -f cdk/cdk.out/manifest.json || { echo 'There is no template in cdk/cdk.out yet: run make synth first.' >&2; exit 1; }
	@test -f '$(BEFORE)' || { echo 'There is no file $(BEFORE) to compare with.' >&2; exit 1; }

cdk/node_modules/.package-lock.json: cdk/package-lock.json
	@cd cdk && npm ci --silent --ignore-scripts >&2 && touch node_modules/.package-lock.json

pages: ready-for-all ## Draw the pages that people see to docs/pages, in Chromium
	@mkdir -p docs/pages
	@$(MVN) -q -pl server -am test -Dtest='HostedPagesInBrowserTest#areDrawnOnContactSheets' \
		-Dsurefire.failIfNoSpecifiedTests=false -Dspotbugs.skip -Dostiary.sheets='$(abspath docs/pages)'

format: ## Lay out the Java sources
	@mkdir -p target; find . -name '*.java' -not -path '*/target/*' -not -path '*/node_modules/*' > target/java-files
	@$(MVN) -q -N -Pformat process-sources

check-format: ## Fail if a Java source is not laid out as `make format` would, or a comment breaks off
	@mkdir -p target; find . -name '*.java' -not -path '*/target/*' -not -path '*/node_modules/*' > target/java-files
	@$(MVN) -q -N -Pformat '-Dformat.mode=--dry-run --set-exit-if-changed' process-sources
	@xargs bin/check-comments < target/java-files
