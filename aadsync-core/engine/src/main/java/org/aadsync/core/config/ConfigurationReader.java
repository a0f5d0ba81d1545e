package org.aadsync.core.config;

import java.nio.file.Path;
import java.util.List;
import org.aadsync.core.rules.Position;
import org.aadsync.core.rules.RuleCompiler;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.expressions.ExpressionLanguage;
import org.jspecify.annotations.Nullable;

/**
 * Reads the folder that {@code Get-ADSyncServerConfiguration} writes: {@code SynchronizationRules},
 * {@code Connectors} and {@code GlobalSettings/MV.xml}.
 *
 * <p>All files are read before anything is decided, and every finding of every file is reported at
 * once. A configuration is returned only if no file has an error; what the rules say is checked by
 * {@link RuleCompiler}, whose findings are added here only where there is no configuration to give
 * to it. Files may come from anywhere: their size and depth are bounded, and document type
 * declarations and external entities are errors. Encrypted parameters are never kept.
 *
 * <p>Immutable and thread-safe. Sources: the exported files themselves and Microsoft's own reader
 * of them, <i>Azure AD Connect Configuration Documenter</i>.
 */
public final class ConfigurationReader {
  private static final String RULES = "SynchronizationRules";
  private static final String CONNECTORS = "Connectors";
  private static final String GLOBAL = "GlobalSettings";
  private static final String METAVERSE = "MV.xml";

  private final ExpressionLanguage language;

  /** Makes a reader; {@code language} tells which attributes expressions name. */
  public ConfigurationReader(ExpressionLanguage language) {
    this.language = language;
  }

  /**
   * Reads the configuration in {@code folder}.
   *
   * @param folder the folder that the export was written to
   * @return the findings, and the configuration if none of them is an error
   * @throws ConfigurationUnreadableException if the folder does not exist, cannot be listed or is
   *     no configuration folder
   */
  public LoadedConfiguration read(Path folder) throws ConfigurationUnreadableException {
    Problems problems = new Problems();
    ConfigurationFolder files = ConfigurationFolder.open(folder, problems);
    Path rules = files.named(RULES);
    Path connectors = files.named(CONNECTORS);
    Path global = files.named(GLOBAL);
    if (rules == null && connectors == null && global == null) {
      if (files.hasMimExport()) {
        problems.error(
            Code.MIM_EXPORT,
            Position.NONE,
            "the folder holds a server export of Microsoft Identity Manager or Forefront Identity"
                + " Manager, which is not supported",
            "export an Azure AD Connect server with Get-ADSyncServerConfiguration");
        return new LoadedConfiguration(problems.findings(), problems.unknownElements(), null);
      }
      throw new ConfigurationUnreadableException(
          "\""
              + folder
              + "\" is no configuration folder: it has none of the folders "
              + String.join(", ", RULES, CONNECTORS, GLOBAL)
              + " that Get-ADSyncServerConfiguration writes",
          null);
    }
    ConfigurationFolder.Parts<SyncRule> readRules =
        files.readAll(rules, RULES, new RuleReader(problems)::read);
    ConfigurationFolder.Parts<ConnectorParts> readConnectors =
        files.readAll(connectors, CONNECTORS, new ConnectorReader(problems)::read);
    MetaverseReader.Settings settings = readGlobal(files, global, problems);
    return new ConfigurationAssembly(language, problems)
        .assemble(readRules, readConnectors, settings);
  }

  private static MetaverseReader.@Nullable Settings readGlobal(
      ConfigurationFolder files, @Nullable Path global, Problems problems)
      throws ConfigurationUnreadableException {
    List<Path> candidates =
        global == null ? List.of() : files.listFiles(global, METAVERSE::equalsIgnoreCase);
    if (candidates.isEmpty()) {
      problems.error(
          Code.MISSING_PART,
          new Position(GLOBAL + "/" + METAVERSE, 0, 0),
          "there is no file "
              + GLOBAL
              + "/"
              + METAVERSE
              + ": the schema of the metaverse is missing",
          "export the configuration again, or copy the whole folder");
      return null;
    }
    XmlNode root = files.read(candidates.get(0));
    return root == null ? null : new MetaverseReader(problems).read(root);
  }
}
