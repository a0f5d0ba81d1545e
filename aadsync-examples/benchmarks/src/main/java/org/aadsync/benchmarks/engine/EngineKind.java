package org.aadsync.benchmarks.engine;

import java.util.function.Supplier;

/** The engines, with the versions that the module's POM names. */
public enum EngineKind {
  HAND_WRITTEN("Java written by hand, over slots", HandWritten::new),
  AADSYNC("**aadsync**", AadsyncEngine::new),
  JANINO("Janino", JaninoEngine::new),
  GROOVY("Groovy, statically compiled", GroovyEngine::new),
  SPEL("Spring SpEL, compiled", SpelEngine::new),
  JEXL("Commons JEXL", JexlEngine::new),
  CEL("CEL-Java", CelEngine::new);

  private final String title;
  private final Supplier<Engine> factory;

  EngineKind(String title, Supplier<Engine> factory) {
    this.title = title;
    this.factory = factory;
  }

  /** Returns the name that tables show. */
  public String title() {
    return title;
  }

  /** Makes the engine. */
  public Engine create() {
    return factory.get();
  }
}
