package org.aadsync.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.BudgetExcess;
import org.aadsync.core.engine.ExportBudget;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.StepReport;
import org.aadsync.expressions.SourceSpan;

/** Reports as an engine could make them. */
final class Reports {
  static final UUID CONNECTOR = UUID.fromString("b891884f-051e-4a83-95af-2544101c9083");
  static final String LONG_DN = "CN=" + "Ж".repeat(200) + "\\, Jr.,OU=People,DC=corp,DC=example";
  static final String LONG_MESSAGE = "no source anchor: " + "reason ".repeat(60) + "end";

  static final String PLAN_HASH = "ab12".repeat(16);

  private Reports() {}

  static StepReport synchronization() {
    Map<String, Long> inbound = new LinkedHashMap<>();
    inbound.put("disconnector-projected-flow", 1301L);
    inbound.put("flow-failure", 1L);
    Map<String, Map<String, Long>> counters = new LinkedHashMap<>();
    counters.put("inbound", inbound);
    counters.put("outbound: cloud", Map.of("provisioned-add-flow", 1290L));
    return new StepReport(
        CONNECTOR,
        "corp.example.com",
        StepType.FULL_SYNCHRONIZATION,
        "completed-sync-errors",
        "",
        counters,
        List.of(
            new ObjectError(
                ObjectError.Stage.SYNCHRONIZATION,
                ObjectError.Severity.ERROR,
                "sync-rule-error-function-triggered",
                "corp.example.com",
                LONG_DN,
                "0102AB",
                "user",
                "In from AD - User Join",
                "sourceAnchor",
                "Error(\"no source anchor\")",
                new SourceSpan(0, 5, 1, 1),
                LONG_MESSAGE,
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                null)),
        List.of(),
        Duration.ofMillis(1250));
  }

  static StepReport failedImport() {
    return new StepReport(
        CONNECTOR,
        "corp.example.com",
        StepType.FULL_IMPORT,
        "stopped-parse-error",
        "line 12 of people.ldif has no colon",
        Map.of(),
        List.of(),
        List.of("3 objects outside the included containers"),
        Duration.ZERO);
  }

  static StepReport overBudget() {
    BudgetExcess excess =
        new BudgetExcess(
            CONNECTOR,
            "cloud",
            List.of(new BudgetExcess.Exceeded(ExportBudget.Limit.deletes(500), 501, 0)),
            Map.of(ExportBudget.Operation.DELETE, Map.of("user", 501L)),
            List.of(LONG_DN),
            PLAN_HASH);
    return new StepReport(
        CONNECTOR,
        "cloud",
        StepType.EXPORT,
        "stopped-deletion-threshold-exceeded",
        excess.message(),
        Map.of(),
        List.of(),
        List.of(),
        Duration.ZERO,
        List.of(),
        excess);
  }

  static StepReport hostile() {
    String clear = "x\u001b[2J";
    return new StepReport(
        CONNECTOR,
        clear,
        StepType.EXPORT,
        "completed-export-errors",
        clear,
        Map.of(clear, Map.of(clear, 1L)),
        List.of(
            new ObjectError(
                ObjectError.Stage.EXPORT,
                ObjectError.Severity.WARNING,
                clear,
                clear,
                clear,
                clear,
                clear,
                clear,
                clear,
                clear,
                null,
                clear,
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                null)),
        List.of(clear),
        Duration.ZERO);
  }
}
