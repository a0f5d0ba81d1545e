package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** What can happen to one of the messages that are an answer. */
enum Mutation {
  FLIPPED_BIT {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) {
      byte[] message = answer.get(at).clone();
      message[random.nextInt(message.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      return with(answer, at, message);
    }
  },
  OTHER_BYTES {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) {
      byte[] message = answer.get(at).clone();
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        message[random.nextInt(message.length)] = (byte) random.nextInt();
      }
      return with(answer, at, message);
    }
  },
  /** Nothing comes behind the cut. */
  CUT_OFF {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) {
      List<byte[]> some = new ArrayList<>(answer.subList(0, at));
      some.add(java.util.Arrays.copyOf(answer.get(at), random.nextInt(answer.get(at).length)));
      return some;
    }
  },
  BYTES_LOST {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) {
      byte[] message = answer.get(at);
      int from = random.nextInt(1, message.length);
      int to = Math.min(message.length, from + random.nextInt(1, 20));
      return with(answer, at, message, from, new byte[0], to);
    }
  },
  BYTES_ADDED {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) {
      byte[] added = new byte[random.nextInt(1, 20)];
      random.nextBytes(added);
      int from = random.nextInt(answer.get(at).length);
      return with(answer, at, answer.get(at), from, added, from);
    }
  },
  ABSURD_LENGTH {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) {
      byte[] message = answer.get(at);
      List<Integer> lengths = new ArrayList<>();
      lengths(message, 0, message.length, lengths);
      int from = lengths.get(random.nextInt(lengths.size()));
      int size = (message[from] & 0x80) == 0 ? 1 : 1 + (message[from] & 0x7F);
      byte[] absurd = HexFormat.of().parseHex(ABSURD.get(random.nextInt(ABSURD.size())));
      return with(answer, at, message, from, absurd, from + size);
    }
  },
  NESTED_DEEPLY {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) {
      byte[] message = answer.get(at);
      List<Integer> lengths = new ArrayList<>();
      lengths(message, 0, message.length, lengths);
      int from = lengths.get(random.nextInt(lengths.size())) - 1;
      byte[] deep = new byte[random.nextInt(2, 100_000)];
      for (int i = 0; i + 1 < deep.length; i += 2) {
        deep[i] = 0x30;
        deep[i + 1] = (byte) 0x80;
      }
      return with(answer, at, message, from, deep, from);
    }
  },
  OTHER_MESSAGE_ID {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) throws LDAPException {
      LDAPMessage message = Wire.decode(answer.get(at));
      int id = random.nextBoolean() ? random.nextInt(3) : random.nextInt(Integer.MAX_VALUE);
      int other = id == message.getMessageID() ? id + 1 : id;
      return with(answer, at, encoded(other, message.getProtocolOp(), message.getControls()));
    }
  },
  NOTICE_BEFORE {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) {
      List<byte[]> all = new ArrayList<>(answer.subList(0, at));
      all.add(HexFormat.of().parseHex(random.nextBoolean() ? DISCONNECTION : OTHER_NOTICE));
      all.addAll(answer.subList(at, answer.size()));
      return all;
    }
  },
  ENDS_EARLY {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) {
      List<byte[]> all = new ArrayList<>(answer);
      byte[] end = all.remove(all.size() - 1);
      all.add(at == all.size() ? 0 : at, end);
      return all;
    }
  },
  TWICE {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) {
      List<byte[]> all = new ArrayList<>(answer);
      all.add(at, answer.get(at));
      return all;
    }
  },
  OTHER_RESULT {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) throws LDAPException {
      int code = random.nextInt(1, 130);
      return ended(answer, code, List.of(), false);
    }
  },
  REFERRED {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) throws LDAPException {
      return ended(answer, ResultCode.REFERRAL_INT_VALUE, List.of("ldap://elsewhere.test/"), true);
    }
  },
  WITHOUT_CONTROLS {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) throws LDAPException {
      LDAPMessage end = Wire.decode(answer.get(answer.size() - 1));
      return with(
          answer, answer.size() - 1, encoded(end.getMessageID(), end.getProtocolOp(), List.of()));
    }
  },
  CONTROL_CUT_SHORT {
    @Override
    List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random) throws LDAPException {
      LDAPMessage end = Wire.decode(answer.get(answer.size() - 1));
      List<Control> controls = new ArrayList<>();
      for (Control control : end.getControls()) {
        ASN1OctetString value = control.getValue();
        byte[] bytes = value == null ? new byte[1] : value.getValue();
        controls.add(
            new Control(
                control.getOID(),
                control.isCritical(),
                new ASN1OctetString(java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)))));
      }
      return with(
          answer, answer.size() - 1, encoded(end.getMessageID(), end.getProtocolOp(), controls));
    }
  };

  private static final List<String> ABSURD =
      List.of(
          "80",
          "81ff",
          "82ffff",
          "83ffffff",
          "8407ffffff",
          "847fffffff",
          "84ffffffff",
          "8480000000",
          "85ffffffffff",
          "88ffffffffffffffff",
          "ff",
          "00",
          "8400000000");
  // RFC 4511, 4.4.1: [APPLICATION 24] with the result unavailable and the name of the notice.
  private static final String DISCONNECTION =
      "3024020100781f0a0134040004008a16312e332e362e312e342e312e313436362e3230303336";
  private static final String OTHER_NOTICE = "3011020100780c0a0100040004008a03312e32";

  /**
   * Returns the answer as it is then.
   *
   * @param answer the messages, of which the last ends the answer
   * @param at which message it happens to, if it is about one
   */
  abstract List<byte[]> of(List<byte[]> answer, int at, SplittableRandom random)
      throws LDAPException;

  /** Returns whether values can be others afterwards, so that nobody can tell. */
  boolean changesValues() {
    return this == FLIPPED_BIT || this == OTHER_BYTES;
  }

  private static List<byte[]> with(List<byte[]> answer, int at, byte[] message) {
    List<byte[]> all = new ArrayList<>(answer);
    all.set(at, message);
    return all;
  }

  private static List<byte[]> with(
      List<byte[]> answer, int at, byte[] message, int from, byte[] instead, int to) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(message, 0, from);
    bytes.writeBytes(instead);
    bytes.write(message, to, message.length - to);
    return with(answer, at, bytes.toByteArray());
  }

  private static byte[] encoded(int id, ProtocolOp operation, List<Control> controls) {
    return Wire.encode(new LDAPMessage(id, operation, controls));
  }

  private static List<byte[]> ended(
      List<byte[]> answer, int code, List<String> referrals, boolean only) throws LDAPException {
    LDAPMessage end = Wire.decode(answer.get(answer.size() - 1));
    if (end.getProtocolOpType() != LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_DONE) {
      byte[] message = answer.get(answer.size() - 1).clone();
      // Behind the headers of message, id and operation comes ENUMERATED.
      for (int i = 0; i + 2 < message.length; i++) {
        if (message[i] == 0x0A && message[i + 1] == 1) {
          message[i + 2] = (byte) Math.min(code, 127);
          break;
        }
      }
      return with(answer, answer.size() - 1, message);
    }
    byte[] message =
        encoded(
            end.getMessageID(),
            new SearchResultDoneProtocolOp(code, null, "as scripted", referrals),
            end.getControls());
    return only ? List.of(message) : with(answer, answer.size() - 1, message);
  }

  /** Finds where the lengths of elements are. */
  private static void lengths(byte[] bytes, int from, int to, List<Integer> found) {
    int at = from;
    while (at + 1 < to) {
      boolean constructed = (bytes[at] & 0x20) != 0;
      found.add(at + 1);
      int first = bytes[at + 1] & 0xFF;
      int content = at + 2 + (first < 0x80 ? 0 : first - 0x80);
      int length = first < 0x80 ? first : 0;
      for (int i = at + 2; i < content; i++) {
        length = length << Byte.SIZE | bytes[i] & 0xFF;
      }
      if (constructed) {
        lengths(bytes, content, content + length, found);
      }
      at = content + length;
    }
  }
}
