package org.aadsync.samples.oracle;

import com.unboundid.ldap.sdk.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.aadsync.samples.DirectoryGenerator;
import org.aadsync.samples.DirectoryOptions;

/** A generated directory that something was done to. */
final class HostileDirectory {
  private HostileDirectory() {}

  /**
   * Generates a directory, dents a share of its objects and adds strangers.
   *
   * @param share how many of the objects are dented, from 0 to 1
   * @param refused whether it also holds objects that its schema refuses
   */
  static List<LdifRecord> of(
      OracleConfiguration configuration, DirectoryOptions options, double share, boolean refused)
      throws IOException {
    ByteArrayOutputStream generated = new ByteArrayOutputStream();
    new DirectoryGenerator(options).writeTo(generated);
    List<LdifRecord> records = new ArrayList<>();
    for (Entry entry : LdifFile.entries(generated.toByteArray())) {
      records.add(LdifRecord.of(entry));
    }
    Random random = new Random(options.seed());
    List<LdifRecord> users = records.stream().filter(record -> record.hasClass("user")).toList();
    List<LdifRecord> groups = records.stream().filter(record -> record.hasClass("group")).toList();
    Strangers strangers = new Strangers(random);
    int company = (int) (users.size() * share / 4) + 10;
    for (int i = 0; i < company; i++) {
      strangers.around(one(users, random));
      strangers.principal(one(users, random), one(groups, random));
      // Who made a computer is found by a security identifier, so that one must stay unique.
      strangers.computer(users.get(2 * random.nextInt(users.size() / 2)));
      strangers.voiceMail();
    }
    for (int i = 0; i < company / 2; i++) {
      strangers.twin(users.get(2 * random.nextInt(users.size() / 2) + 1));
      strangers.principal(one(groups, random), one(groups, random));
    }
    strangers.outsiders();
    if (refused) {
      strangers.refused();
    }
    Dented dented =
        new Dented(random, configuration, records.stream().map(LdifRecord::dn).toList());
    for (LdifRecord record : records) {
      boolean dents =
          record.hasClass("user") || record.hasClass("group") || record.hasClass("contact");
      if (dents && random.nextDouble() < share) {
        dented.dent(record);
      }
    }
    records.addAll(strangers.made());
    requireUniqueNames(records);
    return records;
  }

  /** Returns the same records in another order. */
  static List<LdifRecord> shuffled(List<LdifRecord> records, long seed) {
    List<LdifRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  private static <T> T one(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static void requireUniqueNames(List<LdifRecord> records) {
    Set<String> names = new HashSet<>();
    for (LdifRecord record : records) {
      if (!names.add(Names.normalized(record.dn()))) {
        throw new AssertionError("the test made two records with the DN " + record.dn());
      }
    }
  }
}
