package org.aadsync.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * An object that has every attribute that an expression names, with a value that fits the name;
 * where nothing else is known, a text with a blank around it. Nothing is said of types, so that the
 * checker knows as little as it ever does.
 */
final class RuleSource implements AttributeBinding, EvaluationContext {
  private static final ImmutableList<String> MULTI_VALUED =
      ImmutableList.of("description", "postOfficeBox", "url", "otherHomePhone", "otherTelephone");

  private static final ImmutableMap<String, Object> VALUES =
      ImmutableMap.<String, Object>builder()
          .put("dn", "CN=Frida Feddersen,OU=Husum,OU=People,DC=brew,DC=example")
          .put("objectGUID", ByteString.fromHex("00112233445566778899aabbccddeeff"))
          .put(
              "objectSid",
              ByteString.fromHex("010500000000000515000000dcf4dc3b833d2b46828ba6280a020000"))
          .put("searchableDeviceKey", deviceKey())
          .put("userAccountControl", 512L)
          .put("groupType", -2_147_483_646L)
          .put("countryCode", 276L)
          .put("memberCount", 12L)
          .put("pwdLastSet", 131_000_000_000_000_000L)
          .put("msExchRecipientTypeDetails", 1L)
          .put("cloudMSExchRecipientDisplayType", 0L)
          .put("msExchHideFromAddressLists", false)
          .put("cloudSOAExchMailbox", true)
          .put("isCriticalSystemObject", false)
          .put("sourceAnchor", "ABEiM0RVZneImaq7zN3u/w==")
          .put("cloudSourceAnchor", "ABEiM0RVZneImaq7zN3u/w==")
          .put("cloudAnchor", "User_00112233-4455-6677-8899-aabbccddeeff")
          .put("sourceObjectType", "User")
          .put("mailNickname", "frida.feddersen")
          .put("sAMAccountName", "frida.feddersen")
          .put("userPrincipalName", "frida.feddersen@brew.example")
          .put(
              "proxyAddresses",
              ImmutableList.of("SMTP:frida@brew.example", "smtp:f@brew.example", "sip:f@x.example"))
          .buildOrThrow();

  private final List<String> names = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /** Version 0, four bytes, a key id of one byte, then the certificate. */
  private static ByteString deviceKey() {
    return ByteString.fromHex("0000000001000055" + "30820122300d06092a864886f70d01010105");
  }

  @Override
  public BoundAttribute resolve(String name) {
    if (!names.contains(name)) {
      names.add(name);
      values.add(value(name));
    }
    return new BoundAttribute(names.indexOf(name), name, null, false);
  }

  private static Object value(String name) {
    Object known = VALUES.get(name);
    if (known != null) {
      return known;
    }
    return MULTI_VALUED.contains(name)
        ? ImmutableList.of(" first of " + name, "second")
        : " some " + name + " ";
  }

  @Override
  public @Nullable Object attribute(int slot) {
    return values.get(slot);
  }

  @Override
  public @Nullable Object importedAttribute(int slot) {
    return values.get(slot);
  }

  @Override
  public int valueCount(int slot) {
    return values.get(slot) instanceof List<?> list ? list.size() : 1;
  }

  @Override
  public String parameter(String name) {
    return "brew.example";
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public RandomGenerator random() {
    return new Random(1);
  }
}
