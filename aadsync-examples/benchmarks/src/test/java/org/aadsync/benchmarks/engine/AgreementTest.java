package org.aadsync.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times are compared only between engines that do the same. */
class AgreementTest {
  @ParameterizedTest
  @EnumSource(names = "HAND_WRITTEN", mode = EnumSource.Mode.EXCLUDE)
  void anEngineAnswersLikeJavaWrittenByHand(EngineKind engine) throws Exception {
    assertThat(Agreement.differences(engine)).isEmpty();
  }
}
