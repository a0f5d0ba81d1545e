package org.aadsync.cli;

import java.nio.file.Path;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.ConfigurationException;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.store.StateStore;
import org.aadsync.core.store.StateStoreException;
import org.jspecify.annotations.Nullable;

/**
 * An engine over a state, for looking at.
 *
 * @param folder the state
 * @param configurationFolder where the configuration is
 * @param configuration the configuration
 * @param engine the engine; no connector of it is connected
 */
record StateView(
    StateFolder folder,
    Path configurationFolder,
    ServerConfiguration configuration,
    SyncEngine engine)
    implements AutoCloseable, EngineView {

  /**
   * Opens a state.
   *
   * @param configuration folder of the configuration, or null for that of the last run
   * @param base says on which naming context it was run
   * @throws CommandFailure if the state or the configuration cannot be used
   */
  static StateView open(
      Console console, StateFolder folder, @Nullable String configuration, MapBaseOption base) {
    StateStore store = folder.openForReading();
    boolean opened = false;
    try {
      Path path = folder.configuration(configuration);
      ServerConfiguration loaded = base.load(console, path);
      SyncEngine engine = SyncEngine.builder(loaded).stateStore(store).build();
      RunnableConfiguration.requireSame(folder, loaded, engine);
      opened = true;
      return new StateView(folder, path, loaded, engine);
    } catch (ConfigurationException e) {
      throw RunnableConfiguration.refuse(
          console, folder.configuration(configuration), e.findings());
    } catch (StateStoreException e) {
      throw StateFolder.unusable(e);
    } finally {
      if (!opened) {
        store.close();
      }
    }
  }

  /** Returns the connector that an argument means. */
  ConnectorDefinition connector(String name) {
    return new ConnectorNames(configuration.connectors()).get(name);
  }

  @Override
  public void close() {
    engine.close();
  }
}
