package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GrammarTest {
  @Test
  void theGrammarTravelsWithTheLibrary() throws IOException {
    String grammar =
        Resources.toString(
            Resources.getResource("org/aadsync/expressions/internal/grammar/Expression.g4"),
            StandardCharsets.UTF_8);

    assertThat(grammar).contains("grammar Expression;", "ATTRIBUTE : '[' ~[[\\]]* ']';");
  }
}
