package org.aadsync.samples;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a realistic Active Directory tree as LDIF (RFC 2849): organizational units, users,
 * contacts and groups as a domain with the Exchange schema has them, with names in many scripts and
 * the oddities that real directories collect.
 *
 * <p>The same options give the same bytes, on every machine and in every release of the JDK.
 * Nothing is kept in memory: whatever an object must know of another one, such as the DN of a
 * manager, is computed again from the seed and the other one's number. Thread-safe.
 */
public final class DirectoryGenerator {
  private final DirectoryOptions options;

  /** Makes a generator of the directory that {@code options} describe. */
  public DirectoryGenerator(DirectoryOptions options) {
    this.options = options;
  }

  /**
   * Writes the directory to a file, in place of what is there.
   *
   * @throws IOException if the file cannot be written
   */
  public void writeTo(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      writeTo(out);
    }
  }

  /**
   * Writes the directory to a stream, which is flushed and left open. Containers come first, then
   * users, contacts and groups.
   *
   * @throws IOException if the stream refuses
   */
  public void writeTo(OutputStream stream) throws IOException {
    LdifOutput out = new LdifOutput(stream);
    Identifiers identifiers = new Identifiers(options.seed());
    Containers containers = new Containers(options.base(), identifiers);
    Users users = new Users(options, containers);
    Contacts contacts = new Contacts(options, containers, users);
    Groups groups = new Groups(options, containers, users, contacts);
    UserRecords userRecords = new UserRecords(options, users, containers.domain(), identifiers);
    ContactRecords contactRecords = new ContactRecords(options, users, contacts, identifiers);
    GroupRecords groupRecords =
        new GroupRecords(options, users, groups, identifiers, containers.domain());

    out.writeVersion();
    containers.writeTo(out);
    for (int i = 0; i < options.users(); i++) {
      out.write(userRecords.record(i));
    }
    for (int i = 0; i < options.contacts(); i++) {
      out.write(contactRecords.record(i));
    }
    for (int i = 0; i < options.groups(); i++) {
      out.write(groupRecords.record(i), "member", groups.members(i));
    }
    out.flush();
  }
}
