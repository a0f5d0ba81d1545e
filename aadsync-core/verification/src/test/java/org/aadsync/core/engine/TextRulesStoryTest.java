package org.aadsync.core.engine;

import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text is measured, cut and compared as .NET does it. */
class TextRulesStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private StepAssert synchronizeAd() {
    ad.fullImport().succeeded();
    return ad.fullSync();
  }

  @ParameterizedTest(name = "{0} times {1}: {2}")
  @DisplayName("Z-8, M-8: 448 UTF-16 code units fit into a metaverse text, more do not")
  @CsvSource({
    "448, x, true",
    "449, x, false",
    "224, \uD83D\uDE00, true",
    "225, \uD83D\uDE00, false"
  })
  void metaverseTextIsLimited(int count, String unit, boolean fits) {
    world.rules(usersFrom(ad).flow("title"));
    ad.addUser("ada", "title", unit.repeat(count));

    StepAssert sync = synchronizeAd();

    if (fits) {
      sync.succeeded();
      world.onlyMetaverseObject().has("title", unit.repeat(count));
    } else {
      sync.endedWith("completed-sync-errors").hasErrors("mv-constraint-violation");
      assertThat(sync.about(ad, "ada").attribute()).isEqualTo("title");
      world.hasMetaverseObjects(0);
    }
  }

  @Test
  @DisplayName("M-8: what the metaverse does not index may be longer")
  void onlyIndexableTextIsLimited() {
    world.rules(usersFrom(ad).flow("description"));
    ad.addUser("ada", "description", List.of("x".repeat(449)));

    synchronizeAd().succeeded();

    world.onlyMetaverseObject().has("description", "x".repeat(449));
  }

  @Test
  @DisplayName("Z-8: the limit applies to each value of a set")
  void limitAppliesToEachValue() {
    world.rules(usersFrom(ad).flow("url"));
    ad.addUser("ada", "url", List.of("x".repeat(448), "y".repeat(448)));
    ad.addUser("bob", "url", List.of("short", "x".repeat(449)));

    synchronizeAd().hasErrors("mv-constraint-violation").about(ad, "bob");

    world.onlyMetaverseObject().has("displayName", "ada");
  }

  @Test
  @DisplayName("Z-9: half a character that a cut leaves is dropped when the value flows")
  void loneSurrogatesAreDropped() {
    world.rules(
        usersFrom(ad)
            .expression("title", "Left([info], 3)")
            .expression("department", "Mid([info], 4, 2)")
            .expression("company", "Left([info], 3) & \"-\" & Mid([info], 4, 2)")
            .expression("url", "Left([url], 1)"));
    ad.addUser("ada", "info", "ab\uD83D\uDE00c", "url", List.of("\uD83D\uDE00", "xyz"));

    synchronizeAd().succeeded();

    world
        .onlyMetaverseObject()
        .has("title", "ab")
        .has("department", "c")
        .has("company", "ab-c")
        .has("url", "x");
  }

  @Test
  @DisplayName("Z-13: Trim removes every white space of .NET, and nothing else")
  void trimRemovesDotNetWhiteSpace() {
    world.rules(usersFrom(ad).expression("title", "Trim([title])"));
    ad.addUser("ada", "title", "\u00A0\u3000\u2003\tAda L.\u00A0 \u0085");
    ad.addUser("bob", "title", "\u200BBob\uFEFF");

    synchronizeAd().succeeded();

    world.metaverseObject("displayName", "ada").has("title", "Ada L.");
    world.metaverseObject("displayName", "bob").has("title", "\u200BBob\uFEFF");
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @DisplayName("Z-14: scopes compare text as .NET's ordinal comparison without case does")
  @CsvSource({
    "straße, STRASSE, false",
    "straße, STRAßE, true",
    "İ, i, false",
    "ı, I, false",
    "ÀÉ, àé, true",
    "\uD801\uDC28, \uD801\uDC00, false",
  })
  void scopesCompareOrdinally(String value, String criterion, boolean equal) {
    world.rules(usersFrom(ad).when("title", EQUAL, criterion));
    ad.addUser("ada", "title", value);

    synchronizeAd();

    world.hasMetaverseObjects(equal ? 1 : 0);
  }

  @Test
  @DisplayName("Z-5: a group whose only address is lower-case smtp: is not mail-enabled")
  void containsIsCaseSensitive() {
    world.rules(
        groupsFrom(ad)
            .expression(
                "mailEnabled",
                "IIF((IsPresent([proxyAddresses]) && (Contains([proxyAddresses], \"SMTP:\") > 0)"
                    + " && (InStr(Item([proxyAddresses], Contains([proxyAddresses], \"SMTP:\")),"
                    + " \"@\") > 0)), True, NULL)"),
        groupsTo(aad).when("mailEnabled", EQUAL, "True"));
    ad.addGroup("lower").change("lower", "proxyAddresses", List.of("smtp:lower@x"));
    ad.addGroup("upper").change("upper", "proxyAddresses", List.of("smtp:u@x", "SMTP:upper@x"));
    ad.addGroup("none");

    world.importAndSynchronize();

    world.metaverseObject("displayName", "lower").lacks("mailEnabled");
    world.metaverseObject("displayName", "upper").has("mailEnabled", true);
    aad.hasExactly("upper");
  }

  @Test
  @DisplayName("M-8: the limit of indexed text is a parameter")
  void limitOfIndexedText() {
    Scenario other = new Scenario();
    TestDirectory forest = other.activeDirectory("AD");
    other.host(builder -> builder.indexedTextLength(5));
    other.rules(usersFrom(forest).flow("title"));
    forest.addUser("ada", "title", "Chief").addUser("bob", "title", "Master");
    forest.fullImport().succeeded();

    forest.fullSync().hasErrors("mv-constraint-violation");

    other.metaverseObject("displayName", "ada").has("title", "Chief");
  }
}
