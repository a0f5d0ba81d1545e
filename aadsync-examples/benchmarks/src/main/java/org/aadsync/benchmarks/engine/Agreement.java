package org.aadsync.benchmarks.engine;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether all engines give the same answers; before that no time of theirs means anything. */
public final class Agreement {
  private Agreement() {}

  /** Returns what an engine answers differently from Java written by hand, one line each. */
  public static List<String> differences(EngineKind kind) throws Exception {
    Engine expected = EngineKind.HAND_WRITTEN.create();
    Engine engine = kind.create();
    List<String> differences = new ArrayList<>();
    for (Flow flow : Flow.mix()) {
      Engine.Program right = expected.compile(flow);
      Engine.Program program = engine.compile(flow);
      for (Map<String, Object> person : people()) {
        Object wanted = right.run(expected.input(person));
        Object found = program.run(engine.input(person));
        if (!Objects.equals(wanted, found)) {
          differences.add(
              kind + ", " + flow + ", " + person.get("dn") + ": " + found + " and not " + wanted);
        }
      }
    }
    return differences;
  }

  /** Returns ordinary people and such as make the conditions of the rules hold. */
  static List<Map<String, Object>> people() {
    List<Map<String, Object>> people =
        new ArrayList<>(IntStream.range(0, 40).mapToObj(People::person).toList());
    people.add(with("mailNickname", null));
    people.add(with("sAMAccountName", null));
    people.add(with("givenName", ""));
    people.add(with("sAMAccountName", "SUPPORT_388945a0"));
    people.add(with("sAMAccountName", "AAD_x"));
    people.add(with("sAMAccountName", "CAS_{x}"));
    people.add(with("sAMAccountName", "CAS_x"));
    people.add(with("sAMAccountName", "MSOL_x"));
    people.add(with("mailNickname", "SystemMailbox{x}"));
    people.add(with("mailNickname", "CAS_{x}"));
    people.add(with("msExchRecipientTypeDetails", 0x1000L));
    people.add(with("msExchRecipientTypeDetails", null));
    people.add(with("dn", "CN=x\\0ACNF:0,OU=Husum,DC=brew,DC=example"));
    people.add(with("proxyAddresses", ImmutableList.of(" a", "b", "a ")));
    return people;
  }

  private static Map<String, Object> with(String attribute, @Nullable Object value) {
    Map<String, Object> person = People.person(7);
    if (value == null) {
      person.remove(attribute);
    } else {
      person.put(attribute, value);
    }
    return person;
  }
}
