package org.aadsync.benchmarks.sync;

import com.google.common.collect.ContiguousSet;
import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import com.google.common.primitives.Bytes;
import com.google.common.primitives.Longs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aadsync.benchmarks.engine.People;
import org.aadsync.expressions.value.ByteString;

/**
 * Users with 40 attributes and a manager, and groups: a large one with 50,000 members, or half of
 * the users where they are fewer, and one of 20 for every hundred users.
 */
final class Organization {
  static final String MANAGER = "manager";
  static final String MEMBER = "member";
  static final String OBJECT_GUID = "objectGUID";
  static final String DISPLAY_NAME = "displayName";

  /** How many users change in a round. */
  static final int CHANGES = 100;

  private static final int MAX_MEMBERS = 50_000;
  private static final int SMALL_GROUP = 20;
  private static final int USERS_PER_GROUP = 100;
  private static final int TEAM = 12;
  private static final int LONGEST_SHARED = 14;
  private static final int MOST_SHARED = 4_096;

  private final int users;
  private final Map<String, String> shared = new HashMap<>();

  Organization(int users) {
    this.users = users;
  }

  int users() {
    return users;
  }

  int groups() {
    return 1 + users / USERS_PER_GROUP;
  }

  /** Returns the attributes of a user by name, the DN among them, without references. */
  Map<String, Object> user(int number) {
    Map<String, Object> user = People.person(number);
    // What many users have is kept once, whoever keeps it.
    user.replaceAll(
        (name, value) ->
            value instanceof String text && text.length() < LONGEST_SHARED ? shared(text) : value);
    user.put(OBJECT_GUID, userGuid(number));
    return user;
  }

  private String shared(String text) {
    String first = shared.get(text);
    if (first == null && shared.size() < MOST_SHARED) {
      shared.put(text, text);
    }
    return first == null ? text : first;
  }

  String userDn(int number) {
    return (String) Objects.requireNonNull(People.person(number).get("dn"));
  }

  /** Returns the number of a user's manager. */
  int manager(int number) {
    return number / TEAM;
  }

  static ByteString userGuid(int number) {
    return guid(number);
  }

  static ByteString groupGuid(int group) {
    return guid(-1L - group);
  }

  private static ByteString guid(long number) {
    long mixed = (number + 1) * 0x9E37_79B9_7F4A_7C15L;
    return ByteString.copyOf(Bytes.concat(Longs.toByteArray(mixed), Longs.toByteArray(number)));
  }

  static String groupName(int group) {
    return "Group " + group;
  }

  static String groupDn(int group) {
    return "CN=" + groupName(group) + ",OU=Groups,DC=brew,DC=example";
  }

  /** Returns the numbers of the members of a group; the first group is the large one. */
  List<Integer> members(int group) {
    int count = group == 0 ? Math.min(MAX_MEMBERS, users / 2) : Math.min(SMALL_GROUP, users);
    int first = group == 0 ? 0 : (int) (group * 104_729L % (users - count + 1));
    return ImmutableList.copyOf(
        ContiguousSet.create(Range.closedOpen(first, first + count), DiscreteDomain.integers()));
  }

  /** Returns a user who is no member of the large group, another one in each round. */
  int outsider(int round) {
    return users - 1 - round;
  }

  /** Returns the users who change in a round. */
  int[] changing(int round) {
    int[] changing = new int[CHANGES];
    for (int i = 0; i < changing.length; i++) {
      changing[i] = (int) ((i * 7_919L + round * 104_729L) % users);
    }
    return changing;
  }
}
