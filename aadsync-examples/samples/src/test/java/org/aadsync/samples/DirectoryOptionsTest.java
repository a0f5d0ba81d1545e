package org.aadsync.samples;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryOptionsTest {
  private final DirectoryOptions defaults = DirectoryOptions.defaults();

  @Test
  void aNegativeNumberIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withUsers(-1))
        .withMessage("number of users must be between 0 and 100000000, not -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withGroups(-5))
        .withMessageContaining("number of groups");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withContacts(DirectoryOptions.LIMIT + 1))
        .withMessageContaining("number of contacts");
  }

  @Test
  void aBaseThatIsNoDnIsRefusedWithAnExample() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withBase("contoso.com"))
        .withMessageStartingWith(
            "base must be a DN such as OU=CORP,DC=contoso,DC=com, not 'contoso.com': ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "UID=x,DC=contoso,DC=com"})
  void aBaseThatIsNoContainerIsRefused(String base) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withBase(base))
        .withMessageContaining("base must begin with OU=, CN= or DC=");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void aShareOutsideOfZeroToOneIsRefused(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withHostility(share))
        .withMessageStartingWith("hostility is a share and must be between 0 and 1");
  }
}
