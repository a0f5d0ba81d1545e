package org.aadsync.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttributeChangeTest {
  private static AttributeDefinition attribute(String name, boolean exportOnly) {
    return new AttributeDefinition(1, name, AttributeType.STRING, true, true, exportOnly, false);
  }

  @Test
  @DisplayName("C15 as text a change shows no password")
  void passwordsAreNotShown() {
    AttributeDefinition password = attribute("unicodePwd", true);
    AttributeChange replace = new AttributeChange.Replace(password, List.of("canary"));
    AttributeChange delta =
        new AttributeChange.Delta(password, List.of("canary"), List.of("canary"));

    for (AttributeChange change : List.of(replace, delta)) {
      assertThat(change.toString()).contains("unicodePwd").doesNotContain("canary");
      assertThat(new ExportOperation.Add("CN=x", "user", List.of(change)).toString())
          .doesNotContain("canary");
    }
  }

  @Test
  void otherValuesAreShown() {
    AttributeDefinition mail = attribute("mail", false);

    assertThat(new AttributeChange.Replace(mail, List.of("a@x")).toString())
        .isEqualTo("Replace[mail = [a@x]]");
    assertThat(new AttributeChange.Delta(mail, List.of("a@x"), List.of("b@x")).toString())
        .isEqualTo("Delta[mail + [a@x] - [b@x]]");
  }
}
