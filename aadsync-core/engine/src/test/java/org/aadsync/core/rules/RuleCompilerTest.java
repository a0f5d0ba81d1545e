package org.aadsync.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.config.Finding;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.ExpressionOptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about rules before any object is seen, and how rules are found afterwards. */
class RuleCompilerTest {
  @Test
  void rulesAreFoundByConnectorAndSourceTypeInTheOrderOfTheirPrecedence() {
    CompiledRuleSet rules =
        new RuleWorld()
            .with(named("second", 20, Direction.INBOUND))
            .with(named("first", 10, Direction.INBOUND))
            .with(named("out", 15, Direction.OUTBOUND))
            .compile()
            .rules();
    assertThat(rules.inbound(RuleWorld.CONNECTOR, "USER"))
        .extracting(rule -> rule.rule().name())
        .containsExactly("first", "second");
    assertThat(rules.outbound(RuleWorld.CONNECTOR, "person"))
        .extracting(rule -> rule.rule().name())
        .containsExactly("out");
    assertThat(rules.inbound(RuleWorld.CONNECTOR, "group")).isEmpty();
    assertThat(rules.inbound(new UUID(9, 9), "user")).isEmpty();
    assertThat(rules.all(Direction.INBOUND)).extracting(CompiledRule::order).containsExactly(0, 1);
    assertThat(rules.all(Direction.OUTBOUND)).extracting(CompiledRule::order).containsExactly(0);
  }

  @Test
  @DisplayName("4.1: disabled rules take no part")
  void disabledRulesTakeNoPart() {
    SyncRule broken =
        RuleWorld.rule(
            Direction.INBOUND,
            List.of(new AttributeFlow("nowhere", new FlowSource.Computed("Nonsense("))));
    RuleCompilation compilation = new RuleWorld().with(disabled(broken)).compile();
    assertThat(compilation.findings()).isEmpty();
    assertThat(compilation.rules().all(Direction.INBOUND)).isEmpty();
  }

  @Test
  void joinsAreBySlot() {
    SyncRule rule =
        RuleWorld.rule(
            "join",
            1,
            Direction.INBOUND,
            LinkType.JOIN,
            List.of(),
            List.of(),
            List.of(
                List.of(new JoinCondition("bytes", "bytes", true, Position.NONE)),
                List.of(new JoinCondition("dn", "text"))));
    RuleWorld world = new RuleWorld();
    CompiledRule compiled = world.with(rule).compile().rules().all(Direction.INBOUND).get(0);
    assertThat(compiled.joins())
        .containsExactly(
            List.of(
                new CompiledRule.CompiledJoin(
                    world.connectorSpace.find("bytes").slot(),
                    world.metaverse.find("bytes").slot(),
                    true)),
            List.of(new CompiledRule.CompiledJoin(0, world.metaverse.find("text").slot(), false)));
  }

  @Test
  void anOutboundFlowToDnIsSlotZero() {
    CompiledFlow flow =
        new RuleWorld()
            .with(
                RuleWorld.rule(
                    Direction.OUTBOUND,
                    List.of(new AttributeFlow("dn", new FlowSource.Computed("\"CN=\" & [text]")))))
            .compile()
            .rules()
            .all(Direction.OUTBOUND)
            .get(0)
            .flows()
            .get(0);
    assertThat(flow.target().slot()).isZero();
  }

  @Test
  void anInboundFlowToDnIsAnError() {
    assertThat(errors(Direction.INBOUND, "dn", new FlowSource.Direct("text"))).hasSize(1);
  }

  @Test
  void anUnknownConnectorIsAnError() {
    SyncRule rule = named("lost", 1, Direction.INBOUND);
    assertThat(new RuleWorld().with(withConnector(rule, new UUID(7, 7))).compile().findings())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.isError()).isTrue();
              assertThat(error.rule()).isEqualTo("lost");
              assertThat(error.message()).contains("{00000000-0000-0007-0000-000000000007}");
            });
  }

  @Test
  void aDisabledRuleOfAnUnknownConnectorIsAWarning() {
    SyncRule rule = disabled(withConnector(named("lost", 1, Direction.INBOUND), new UUID(7, 7)));
    assertThat(new RuleWorld().with(rule).compile().findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.isError()).isFalse());
  }

  @ParameterizedTest
  @CsvSource({"usr, person, user", "user, persn, person"})
  void anUnknownObjectTypeIsAnErrorWithTheNearestName(String source, String target, String near) {
    assertThat(new RuleWorld().with(withTypes(source, target, LinkType.JOIN)).compile().findings())
        .filteredOn(Finding::isError)
        .singleElement()
        .satisfies(error -> assertThat(error.hint()).isEqualTo("did you mean " + near + "?"));
  }

  @Test
  void anObjectTypeInTheWrongCaseIsAWarning() {
    RuleCompilation compilation =
        new RuleWorld().with(withTypes("User", "Person", LinkType.JOIN)).compile();
    assertThat(compilation.findings()).hasSize(2).noneMatch(Finding::isError);
    assertThat(compilation.rules().inbound(RuleWorld.CONNECTOR, "user")).hasSize(1);
  }

  @Test
  void anyTypeIsPossibleForInboundRulesThatCreateNothing() {
    assertThat(new RuleWorld().with(withTypes("user", "*", LinkType.JOIN)).compile().findings())
        .isEmpty();
    assertThat(
            new RuleWorld().with(withTypes("user", "*", LinkType.PROVISION)).compile().findings())
        .singleElement()
        .satisfies(error -> assertThat(error.isError()).isTrue());
  }

  @Test
  void anObjectTypeThatNoPartitionSelectsIsAWarning() {
    assertThat(
            new RuleWorld().with(withTypes("group", "person", LinkType.JOIN)).compile().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.isError()).isFalse();
              assertThat(finding.message()).contains("no selected partition").contains("group");
            });
  }

  @Test
  @DisplayName("R-6: two rules with one precedence are an error")
  void twoRulesWithOnePrecedenceAreAnError() {
    //
    assertThat(
            new RuleWorld()
                .with(named("one", 10, Direction.INBOUND))
                .with(withId(named("other", 10, Direction.OUTBOUND), new UUID(4, 4)))
                .compile()
                .findings())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.rule()).isEqualTo("other");
              assertThat(error.message()).contains("one").contains("10");
            });
  }

  @Test
  void aDisabledRuleMayShareAPrecedence() {
    assertThat(
            new RuleWorld()
                .with(named("one", 10, Direction.INBOUND))
                .with(disabled(withId(named("other", 10, Direction.INBOUND), new UUID(4, 4))))
                .compile()
                .findings())
        .isEmpty();
  }

  @Test
  void twoRulesWithOneIdAreAnError() {
    assertThat(
            new RuleWorld()
                .with(named("one", 10, Direction.INBOUND))
                .with(withId(named("other", 11, Direction.INBOUND), new UUID(2, 10)))
                .compile()
                .findings())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("same id").contains("one"));
  }

  @Test
  void anUnknownTargetIsAnErrorWithTheNearestName() {
    assertThat(errors(Direction.INBOUND, "txt", new FlowSource.Direct("text")))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.message()).contains("the metaverse has no attribute txt");
              assertThat(error.hint()).isEqualTo("did you mean text?");
              assertThat(error.mapping()).isEqualTo("txt");
            });
  }

  @Test
  void bothEndsOfAFlowAreChecked() {
    assertThat(errors(Direction.INBOUND, "txt", new FlowSource.Direct("nmber"))).hasSize(2);
    assertThat(errors(Direction.INBOUND, "txt", new FlowSource.Computed("[nmber]"))).hasSize(2);
  }

  @Test
  @DisplayName("M-9, Z-18: an attribute in the wrong case is a warning")
  void anAttributeInTheWrongCaseIsAWarning() {
    // Z-18
    assertThat(findings(Direction.INBOUND, "Text", new FlowSource.Direct("TEXT")))
        .hasSize(2)
        .allSatisfy(finding -> assertThat(finding.isError()).isFalse());
  }

  @Test
  @DisplayName("Z-18: an attribute in the wrong case is an error where the language is strict")
  void anAttributeInTheWrongCaseIsAnErrorWhereTheLanguageIsStrict() {
    ServerConfiguration configuration =
        new RuleWorld()
            .with(
                RuleWorld.rule(
                    Direction.INBOUND,
                    List.of(new AttributeFlow("Text", new FlowSource.Computed("[TEXT]")))))
            .configuration();
    ExpressionLanguage strict =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withStrict(true));
    assertThat(RuleCompiler.compile(configuration, strict).findings())
        .hasSize(2)
        .allMatch(Finding::isError);
  }

  @Test
  void findingsOfTheLanguageAreCarriedOver() {
    assertThat(errors(Direction.INBOUND, "text", new FlowSource.Computed("Trim([txt])")))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.rule()).isEqualTo("the rule");
              assertThat(error.mapping()).isEqualTo("text");
              assertThat(error.expression()).isEqualTo("Trim([txt])");
              assertThat(error.span().start()).isEqualTo(5);
              assertThat(error.code()).startsWith("AADS-EXPR-");
              assertThat(error.hint()).contains("text");
            });
  }

  @Test
  void aPlaceInAnExpressionIsShownInItsFile() {
    TextOrigin origin =
        new TextOrigin(new Position("rule.xml", 7, 19), "\"&lt;&#x1F388;\" &amp;\r\n  [txt]");
    FlowSource source = new FlowSource.Computed("\"<🎈\" &\n  [txt]", origin);
    assertThat(errors(Direction.INBOUND, "text", source))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.file()).isEqualTo("rule.xml");
              assertThat(error.line()).isEqualTo(8);
              assertThat(error.column()).isEqualTo(3);
            });
  }

  @Test
  void anUnknownFunctionIsAnError() {
    assertThat(errors(Direction.INBOUND, "text", new FlowSource.Computed("Nonsense([text])")))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("Nonsense"));
  }

  @Test
  @DisplayName("V-4: ImportedValue is an error in outbound rules")
  void importedValueIsAnErrorInOutboundRules() {
    // V-4
    FlowSource source = new FlowSource.Computed("Trim(ImportedValue(\"text\"))");
    assertThat(errors(Direction.OUTBOUND, "text", source))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.message()).contains("outbound");
              assertThat(error.span().start()).isEqualTo(5);
            });
    assertThat(findings(Direction.INBOUND, "text", source)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%Connector.ID%", "%Domain.FQDN%", "%Global%"})
  @DisplayName("R-2: parameters of connector, partition and server are known")
  void parametersOfConnectorPartitionAndServerAreKnown(String parameter) {
    assertThat(findings(Direction.INBOUND, "text", new FlowSource.Computed(parameter))).isEmpty();
    assertThat(findings(Direction.INBOUND, "text", new FlowSource.Constant(parameter))).isEmpty();
  }

  @Test
  void anUnknownParameterIsAnErrorWithTheNearestName() {
    assertThat(errors(Direction.INBOUND, "text", new FlowSource.Computed("%Domain.FDQN%")))
        .singleElement()
        .satisfies(error -> assertThat(error.hint()).isEqualTo("did you mean Domain.FQDN?"));
    assertThat(errors(Direction.INBOUND, "text", new FlowSource.Constant("%Domain.FDQN%")))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MERGE", "MERGE_CASE_INSENSITIVE"})
  @DisplayName("G-5: merging into one value is an error of the configuration")
  void mergingIntoOneValueIsAnError(MergeType mergeType) {
    // G-5
    AttributeFlow single =
        new AttributeFlow("text", new FlowSource.Direct("text"), mergeType, false, Position.NONE);
    AttributeFlow multi =
        new AttributeFlow("texts", new FlowSource.Direct("text"), mergeType, false, Position.NONE);
    assertThat(RuleWorld.findings(Direction.INBOUND, single))
        .singleElement()
        .satisfies(error -> assertThat(error.isError()).isTrue());
    assertThat(RuleWorld.findings(Direction.INBOUND, multi)).isEmpty();
  }

  @Test
  void mergeTypesThatCertainlyMeetAndDifferAreAWarning() {
    // G-3
    AttributeFlow merge =
        new AttributeFlow(
            "texts", new FlowSource.Direct("text"), MergeType.MERGE, false, Position.NONE);
    AttributeFlow update = new AttributeFlow("texts", new FlowSource.Direct("texts"));
    assertThat(
            new RuleWorld()
                .with(withFlows(named("one", 10, Direction.INBOUND), merge))
                .with(withFlows(named("other", 11, Direction.INBOUND), update))
                .compile()
                .findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.isError()).isFalse();
              assertThat(finding.rule()).isEqualTo("other");
            });
  }

  @Test
  @DisplayName("L-3, Q-16: StickyJoin outbound is a warning")
  void stickyJoinOutboundIsAWarning() {
    assertThat(
            new RuleWorld()
                .with(
                    RuleWorld.rule(
                        "sticky",
                        1,
                        Direction.OUTBOUND,
                        LinkType.STICKY_JOIN,
                        List.of(),
                        List.of(),
                        List.of()))
                .compile()
                .findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("StickyJoin"));
  }

  @Test
  void creatingObjectsWithoutADnIsAWarning() {
    SyncRule provisioning =
        RuleWorld.rule(
            "make", 1, Direction.OUTBOUND, LinkType.PROVISION, List.of(), List.of(), List.of());
    assertThat(new RuleWorld().with(provisioning).compile().findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("dn"));
    assertThat(
            new RuleWorld()
                .with(provisioning)
                .with(
                    withFlows(
                        named("names", 2, Direction.OUTBOUND),
                        new AttributeFlow("dn", new FlowSource.Computed("\"CN=x\""))))
                .compile()
                .findings())
        .isEmpty();
  }

  @Test
  void creatingObjectsWithADnThatMayBeAbsentIsAWarning() {
    assertThat(findingsOfDirectDn(List.of()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("AADS-RULE-0031");
              assertThat(finding.isError()).isFalse();
              assertThat(finding.rule()).isEqualTo("make");
              assertThat(finding.mapping()).isEqualTo("dn");
              assertThat(finding.message()).startsWith("text may be absent");
              assertThat(finding.hint()).contains("text ISNOTNULL");
            });
  }

  @Test
  void aDnThatTheScopeRequiresIsNoWarning() {
    ScopeClause required = new ScopeClause("text", ScopeOperator.ISNOTNULL, "");
    ScopeClause other = new ScopeClause("number", ScopeOperator.EQUAL, "1");
    assertThat(findingsOfDirectDn(List.of(List.of(required), List.of(other, required)))).isEmpty();
    assertThat(findingsOfDirectDn(List.of(List.of(required), List.of(other)))).hasSize(1);
  }

  private static List<Finding> findingsOfDirectDn(List<List<ScopeClause>> scope) {
    return new RuleWorld()
        .with(
            RuleWorld.rule(
                "make",
                1,
                Direction.OUTBOUND,
                LinkType.PROVISION,
                List.of(new AttributeFlow("dn", new FlowSource.Direct("text"))),
                scope,
                List.of()))
        .compile()
        .findings();
  }

  @Test
  void anAttributeThatTheScopeRequiresIsNotCalledAbsentInAnExpression() {
    assertThat(findingsOfJoin(List.of()))
        .singleElement()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo("AADS-EXPR-0703"));
    assertThat(
            findingsOfJoin(
                List.of(List.of(new ScopeClause("text", ScopeOperator.STARTSWITH, "a")))))
        .isEmpty();
    assertThat(
            findingsOfJoin(List.of(List.of(new ScopeClause("text", ScopeOperator.NOTEQUAL, "a")))))
        .hasSize(1);
  }

  private static List<Finding> findingsOfJoin(List<List<ScopeClause>> scope) {
    return new RuleWorld()
        .with(
            RuleWorld.rule(
                "joins",
                1,
                Direction.INBOUND,
                LinkType.JOIN,
                List.of(
                    new AttributeFlow("text", new FlowSource.Computed("Left([text],1) & \"@x\""))),
                scope,
                List.of()))
        .compile()
        .findings();
  }

  @Test
  void anAttributeThatIsNotSelectedIsAWarningOnce() {
    assertThat(
            new RuleWorld()
                .with(
                    RuleWorld.rule(
                        Direction.INBOUND,
                        List.of(
                            new AttributeFlow("text", new FlowSource.Direct("unseen")),
                            new AttributeFlow("texts", new FlowSource.Computed("Trim([unseen])")))))
                .compile()
                .findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.isError()).isFalse();
              assertThat(finding.message()).contains("unseen").contains("select");
            });
  }

  @Test
  void writingWhatNobodyMayWriteIsAWarning() {
    assertThat(findings(Direction.OUTBOUND, "fixed", new FlowSource.Direct("text")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("fixed"));
  }

  @Test
  void readingWhatNobodyMayReadIsAWarning() {
    assertThat(findings(Direction.INBOUND, "text", new FlowSource.Direct("writeOnly")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("writeOnly"));
  }

  @Test
  void joiningDifferentTypesIsAWarning() {
    assertThat(
            new RuleWorld()
                .with(
                    RuleWorld.rule(
                        "join",
                        1,
                        Direction.INBOUND,
                        LinkType.JOIN,
                        List.of(),
                        List.of(),
                        List.of(List.of(new JoinCondition("bytes", "text")))))
                .compile()
                .findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("bytes").contains("text"));
  }

  @Test
  void aHugeExpressionIsOneShortError() {
    String huge = "\"" + "x".repeat(10_000_000) + "\"";
    assertThat(errors(Direction.INBOUND, "text", new FlowSource.Computed(huge)))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.toString()).hasSizeLessThan(1_000);
              assertThat(error.rule()).isEqualTo("the rule");
              assertThat(error.mapping()).isEqualTo("text");
            });
  }

  @Test
  void aHundredThousandBracketsAreAnError() {
    assertThat(
            errors(
                Direction.INBOUND,
                "text",
                new FlowSource.Computed("(".repeat(100_000) + "1" + ")".repeat(100_000))))
        .isNotEmpty()
        .allSatisfy(error -> assertThat(error.toString()).hasSizeLessThan(1_000));
  }

  @Test
  void aChainOfAHundredThousandOperandsIsCompiledOrRefused() {
    RuleCompilation compilation =
        new RuleWorld()
            .with(
                RuleWorld.rule(
                    Direction.INBOUND,
                    List.of(
                        new AttributeFlow(
                            "text", new FlowSource.Computed("1" + "&1".repeat(49_999))))))
            .compile();
    assertThat(compilation.findings()).isEmpty();
    CompiledFlow flow = compilation.rules().all(Direction.INBOUND).get(0).flows().get(0);
    assertThat((String) flow.evaluate(new RuleWorld.OneValue(-1, null))).hasSize(50_000);
    assertThat(
            errors(Direction.INBOUND, "text", new FlowSource.Computed("1" + "&1".repeat(100_000))))
        .isNotEmpty();
  }

  @Test
  void theConfigurationIsNotChanged() {
    ServerConfiguration configuration =
        new RuleWorld().with(named("one", 10, Direction.INBOUND)).configuration();
    RuleCompiler.compile(configuration, RuleWorld.LANGUAGE);
    assertThat(configuration.rules()).hasSize(1);
    assertThat(configuration.globalParameters()).isEqualTo(Map.of("Global", "everywhere"));
  }

  private static SyncRule named(String name, int precedence, Direction direction) {
    return RuleWorld.rule(
        name, precedence, direction, LinkType.JOIN, List.of(), List.of(), List.of());
  }

  private static List<Finding> findings(Direction direction, String target, FlowSource source) {
    return RuleWorld.findings(direction, new AttributeFlow(target, source));
  }

  private static List<Finding> errors(Direction direction, String target, FlowSource source) {
    return findings(direction, target, source).stream().filter(Finding::isError).toList();
  }

  private static SyncRule disabled(SyncRule rule) {
    return copy(rule, rule.id(), true, rule.connectorId(), rule.flows());
  }

  private static SyncRule withConnector(SyncRule rule, UUID connector) {
    return copy(rule, rule.id(), rule.disabled(), connector, rule.flows());
  }

  private static SyncRule withId(SyncRule rule, UUID id) {
    return copy(rule, id, rule.disabled(), rule.connectorId(), rule.flows());
  }

  private static SyncRule withFlows(SyncRule rule, AttributeFlow flow) {
    return copy(rule, rule.id(), rule.disabled(), rule.connectorId(), List.of(flow));
  }

  private static SyncRule withTypes(String source, String target, LinkType linkType) {
    return new SyncRule(
        new UUID(2, 1),
        "the rule",
        "",
        "",
        Direction.INBOUND,
        false,
        RuleWorld.CONNECTOR,
        source,
        target,
        linkType,
        1,
        null,
        null,
        Duration.ZERO,
        false,
        List.of(),
        List.of(),
        List.of(),
        Position.NONE);
  }

  private static SyncRule copy(
      SyncRule rule, UUID id, boolean disabled, UUID connector, List<AttributeFlow> flows) {
    return new SyncRule(
        id,
        rule.name(),
        rule.description(),
        rule.immutableTag(),
        rule.direction(),
        disabled,
        connector,
        rule.sourceObjectType(),
        rule.targetObjectType(),
        rule.linkType(),
        rule.precedence(),
        rule.precedenceBefore(),
        rule.precedenceAfter(),
        rule.softDeleteExpiryInterval(),
        rule.passwordSync(),
        flows,
        rule.scope(),
        rule.joins(),
        rule.position());
  }
}
