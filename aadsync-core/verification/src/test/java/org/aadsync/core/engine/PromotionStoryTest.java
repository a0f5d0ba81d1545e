package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.DELETE;
import static org.aadsync.core.engine.PendingOperation.DELETE_ADD;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.contactsFrom;
import static org.aadsync.testing.TypicalRules.contactsTo;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One person who stands in two forests, in whatever order the forests tell. */
class PromotionStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory res = world.activeDirectory("RES");
  private final TestDirectory aad = world.azureAd("AAD");

  private static void importAndSync(TestDirectory directory) {
    directory.fullImport().succeeded();
    directory.fullSync().succeeded();
  }

  @Nested
  class ContactAndUser {
    @BeforeEach
    void rules() {
      world.rules(
          usersFrom(ad).flow("mail").join("mail", "mail"),
          contactsFrom(res),
          usersTo(aad).flow("mail"),
          contactsTo(aad));
    }

    private void finalState() {
      world
          .onlyMetaverseObject()
          .isLinkedTo(ad, "u")
          .isLinkedTo(res, "c")
          .has("sourceObjectType", "User")
          .contributed("sourceObjectType", "In from AD - User Join")
          .has("sourceAnchor", "u")
          .has("displayName", "u")
          .has("mail", "ada@x");
      aad.holdsExactly("u").holdsValues("u", "displayName", "u").hasExactly("u");
      aad.object("u").isOfType("user").isConnected().isSettled();
    }

    private void user() {
      ad.addUser("u", "mail", "ada@x");
      importAndSync(ad);
    }

    private void contact() {
      res.add("contact", "c", "displayName", "c", "employeeID", "c", "mail", "ADA@x");
      importAndSync(res);
    }

    @Test
    @DisplayName("Behaviour 5, L-7: a contact that is in the cloud gives way to the user")
    void contactFirst() {
      contact();
      world.onlyMetaverseObject().has("sourceObjectType", "Contact").has("sourceAnchor", "c");
      aad.object("c").isOfType("contact").pendingExport(ADD);
      world.exportAndConfirm();
      aad.holdsExactly("c");

      user();
      aad.object("c").pendingExport(DELETE);
      aad.object("u").isOfType("user").pendingExport(ADD);
      world.exportAndConfirm();

      finalState();
    }

    @Test
    @DisplayName("Behaviour 5, P-2: a user that is in the cloud takes the contact in")
    void userFirst() {
      user();
      aad.object("u").pendingExport(ADD);
      world.exportAndConfirm();

      contact();
      aad.object("u").pendingExport(NONE);
      aad.hasNoObject("c");
      world.exportAndConfirm();

      finalState();
    }

    @Test
    @DisplayName("Behaviour 5, CS-39: a contact that never was exported leaves no trace")
    void bothBeforeTheFirstExport() {
      contact();
      user();
      aad.hasNoObject("c");
      aad.object("u").pendingExport(ADD);
      aad.export().succeeded().exported("export-add", 1).exported("export-delete", 0);
      aad.fullImport().succeeded();
      aad.deltaSync().succeeded();

      finalState();
    }

    @Test
    @DisplayName("L-7: where contact and user have one name, one replaces the other")
    void sameNameIsReplaced() {
      res.add("contact", "c", "displayName", "c", "employeeID", "same", "mail", "ada@x");
      importAndSync(res);
      world.exportAndConfirm();

      ad.addUser("u", "employeeID", "same", "mail", "ada@x");
      importAndSync(ad);
      aad.object("same").pendingExport(DELETE_ADD).isOfType("user");
      aad.export().succeeded().exported("export-delete-add", 1);
      aad.deltaImport().succeeded();
      aad.deltaSync().succeeded();

      aad.holdsExactly("same").holdsValues("same", "displayName", "u").hasExactly("same");
      aad.object("same").isOfType("user").isConnected().isSettled();
    }

    @Test
    @DisplayName("CS-13, CS-30: an import before the export leaves the replacement staged")
    void replacementOutlivesAnImport() {
      res.add("contact", "c", "displayName", "c", "employeeID", "same", "mail", "ada@x");
      importAndSync(res);
      world.exportAndConfirm();
      ad.addUser("u", "employeeID", "same", "mail", "ada@x");
      importAndSync(ad);

      aad.fullImport().succeeded().staged("stage-no-change", 1);
      aad.deltaSync().succeeded();

      aad.object("same").pendingExport(DELETE_ADD).isOfType("user").isConnected();
      aad.export().succeeded().exported("export-delete-add", 1);
      aad.holdsValues("same", "displayName", "u");
    }

    @Test
    @DisplayName("CS-35: where the old object cannot be deleted the new one is not created")
    void replacementIsAllOrNothing() {
      res.add("contact", "c", "displayName", "c", "employeeID", "same", "mail", "ada@x");
      importAndSync(res);
      world.exportAndConfirm();
      ad.addUser("u", "employeeID", "same", "mail", "ada@x");
      importAndSync(ad);
      aad.faults().refuseExport(aad.dn("same"), "permission-issue");

      aad.export().endedWith("completed-export-errors").exported("export-failure", 1);

      assertThat(aad.lastExport()).containsExactly("delete CN=same");
      aad.object("same").pendingExport(DELETE_ADD).hasErrors("permission-issue");
      aad.faults().acceptExport(aad.dn("same"));
      aad.export().succeeded().exported("export-delete-add", 1);
      aad.deltaImport().succeeded();
      aad.deltaSync().succeeded();
      aad.object("same").isOfType("user").isConnected().isSettled();
    }

    @Test
    @DisplayName("L-7: when the user goes, the contact is there again")
    void userGoesAgain() {
      contact();
      user();
      world.exportAndConfirm();

      ad.remove("u");
      ad.deltaImport().succeeded();
      ad.deltaSync().succeeded();
      aad.object("u").pendingExport(DELETE);
      aad.object("c").isOfType("contact").pendingExport(ADD);
      world.exportAndConfirm();

      aad.holdsExactly("c");
      world.onlyMetaverseObject().has("sourceObjectType", "Contact").isLinkedTo(res, "c");
    }
  }

  @Nested
  class LinkedMailbox {
    @BeforeEach
    void rules() {
      String owner = "IIF(IsPresent([masterAccountSid]), [masterAccountSid], [objectSid])";
      world.rules(
          usersFrom(ad),
          inbound("In from RES - User Join", res, "user", "person")
              .provision()
              .join("objectSid", "objectSid")
              .join("masterAccountSid", "objectSid")
              .expression("objectSid", owner)
              .flow("displayName", "mail")
              .expression("sourceAnchor", "IIF([recipientTypeDetails] = 2, NULL, [employeeID])")
              .expression("sourceObjectType", "IIF([recipientTypeDetails] = 2, NULL, \"User\")"),
          usersTo(aad).flow("mail"));
      res.addUser("m", "masterAccountSid", "S-a", "recipientTypeDetails", 2, "mail", "ada@x");
    }

    private void finalState() {
      world.exportAndConfirm();
      world.onlyMetaverseObject().isLinkedTo(ad, "a").isLinkedTo(res, "m").has("mail", "ada@x");
      aad.holdsExactly("a").holdsValues("a", "mail", "ada@x").holdsValues("a", "displayName", "a");
    }

    @Test
    @DisplayName(
        "Behaviour 6: a linked mailbox alone is not exported; its account makes it one user")
    void mailboxFirst() {
      importAndSync(res);
      world.onlyMetaverseObject().lacks("sourceAnchor", "sourceObjectType").has("mail", "ada@x");
      aad.hasExactly();
      aad.export().succeeded().exportedNothing();

      ad.addUser("a");
      importAndSync(ad);
      aad.object("a").pendingExport(ADD).wants("mail", "ada@x");

      finalState();
    }

    @Test
    @DisplayName("Behaviour 6, P-2: the account first and its mailbox later end in the same user")
    void accountFirst() {
      ad.addUser("a");
      importAndSync(ad);
      aad.export().succeeded();
      aad.fullImport().succeeded();
      aad.deltaSync().succeeded();
      aad.holdsExactly("a").holdsValues("a", "mail");

      importAndSync(res);

      finalState();
    }
  }
}
