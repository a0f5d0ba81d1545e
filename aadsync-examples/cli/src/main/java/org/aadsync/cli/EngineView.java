package org.aadsync.cli;

import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.SyncEngine;

/** An engine with the configuration that it runs, for looking at its objects. */
interface EngineView {
  ServerConfiguration configuration();

  SyncEngine engine();
}
