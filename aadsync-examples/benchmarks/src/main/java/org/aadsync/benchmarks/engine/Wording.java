package org.aadsync.benchmarks.engine;

/** Writes flows in the words of an engine; what is usual in languages like Java is given. */
abstract class Wording {
  abstract String attribute(String name);

  String call(String function, String... arguments) {
    return "HostFunctions." + function + "(" + String.join(", ", arguments) + ")";
  }

  String text(String value) {
    return '"' + value.replace("\\", "\\\\") + '"';
  }

  String equal(String left, String right) {
    return left + " == " + right;
  }

  String not(String condition) {
    return "!" + condition;
  }

  String choose(String condition, String ifTrue, String ifFalse) {
    return "(" + condition + " ? " + ifTrue + " : " + ifFalse + ")";
  }

  /** A condition that is a value. */
  String asValue(String condition) {
    return condition;
  }

  String none() {
    return "null";
  }

  String mask() {
    return "0x21C07000L";
  }

  String zeroOfMask() {
    return "0";
  }

  /** What the parameter with the name of the domain stands for. */
  String domain() {
    return text(HostFunctions.DOMAIN);
  }

  final String write(Flow flow) {
    return switch (flow.shape()) {
      case TRIM -> call("trim", attribute(flow.attribute()));
      case FIRST_PRESENT -> firstPresent(flow);
      case ACCOUNT -> account(attribute(flow.attribute()));
      case FILTERED -> filtered();
      case ADDRESSES -> call("removeDuplicates", call("trimAll", attribute(flow.attribute())));
    };
  }

  private String firstPresent(Flow flow) {
    String first = attribute(flow.attribute());
    return choose(call("isPresent", first), first, attribute(flow.other()));
  }

  private String account(String name) {
    String user = call("left", name, call("inStr", name, text("@")) + " - 1");
    return call("join", user, text("@"), domain());
  }

  private String filtered() {
    String sam = attribute("sAMAccountName");
    String nickname = attribute("mailNickname");
    String type = attribute("msExchRecipientTypeDetails");
    String mailbox =
        choose(
            call("isPresent", type),
            asValue(call("bitAnd", type, mask()) + " > " + zeroOfMask()),
            none());
    String component = call("dnComponent", call("cRef", attribute("dn")), "1");
    String condition =
        String.join(
            " || ",
            call("isPresent", attribute(People.ABSENT)),
            not(call("isPresent", sam)),
            equal(sam, text("SUPPORT_388945a0")),
            starts(nickname, "SystemMailbox{"),
            starts(sam, "AAD_"),
            "(" + starts(nickname, "CAS_") + " && " + hasBrace(nickname) + ")",
            "(" + starts(sam, "CAS_") + " && " + hasBrace(sam) + ")",
            starts(sam, "MSOL_"),
            call("cBool", mailbox),
            call("cBool", asValue(call("inStr", component, text("\\0ACNF:")) + " > 0")));
    return choose(condition, asValue("true"), none());
  }

  private String starts(String name, String prefix) {
    return equal(call("left", name, Integer.toString(prefix.length())), text(prefix));
  }

  private String hasBrace(String name) {
    return call("inStr", name, text("}")) + " > 0";
  }
}
