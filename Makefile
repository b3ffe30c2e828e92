# Ostiary: every command a developer needs. `make help` lists them.
MVN := mvn -B -ntp

.PHONY: help test synth format check-format
help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

test: check-format ## Build everything and run every test
	$(MVN) verify

synth: ## Write the CloudFormation template and what it deploys to cdk/cdk.out
	@rm -rf cdk/cdk.out
	@bin/cdk-app
	@du -sh cdk/cdk.out/asset.*; ls cdk/cdk.out/*.template.json

format: ## Lay out the Java sources
	@mkdir -p target; find . -name '*.java' -not -path '*/target/*' -not -path '*/node_modules/*' > target/java-files
	@$(MVN) -q -N -Pformat process-sources

check-format: ## Fail if a Java source is not laid out as `make format` would
	@mkdir -p target; find . -name '*.java' -not -path '*/target/*' -not -path '*/node_modules/*' > target/java-files
	@$(MVN) -q -N -Pformat '-Dformat.mode=--dry-run --set-exit-if-changed' process-sources
