package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import com.unboundid.ldap.protocol.LDAPMessage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that keeps the connection open and says nothing of use. */
@DisplayName("C9: answers that do not end")
@Timeout(60)
class HangingAnswersTest {
  private static final Duration PATIENCE = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final int BIND = 1;

  private TestDomain domain;
  private AnswerProxy proxy;

  @BeforeEach
  void start() throws Exception {
    domain = TestDomain.of(FakeActiveDirectory.builder().start());
    domain.contact("ada");
    proxy = new AnswerProxy(domain.address());
  }

  @AfterEach
  void stop() throws Exception {
    proxy.close();
    domain.close();
  }

  private ConnectorException refused(Duration patience) throws Exception {
    Instant start = Instant.now();
    try (Connector connector = domain.patience(patience).connector(proxy.address())) {
      ConnectorException refused =
          catchThrowableOfType(
              ConnectorException.class,
              () ->
                  connector.importObjects(
                      new ImportRequest(domain.partition(), Optional.empty(), true), event -> {}));

      assertThat(refused).isNotNull();
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
      assertHungUp();
      return refused;
    }
  }

  private void assertHungUp() throws InterruptedException {
    for (int i = 0; i < 500 && proxy.clients() > 0; i++) {
      Thread.sleep(10);
    }
    assertThat(proxy.clients()).isZero();
  }

  private static boolean isBind(byte[] answer) throws IOException {
    return Wire.id(answer) == BIND;
  }

  @Test
  @DisplayName("A whole answer to another request is refused at once")
  void anAnswerToAnotherRequest() throws Exception {
    proxy.rewriting(
        answer -> {
          LDAPMessage message = Wire.decode(answer);
          return isBind(answer)
              ? List.of(answer)
              : List.of(
                  Wire.encode(
                      new LDAPMessage(
                          message.getMessageID() + 1,
                          message.getProtocolOp(),
                          message.getControls())));
        });

    assertThat(refused(LONG))
        .hasMessageContaining("no answer in LDAP")
        .hasMessageContaining("to request");
  }

  @Test
  @DisplayName("A message that is longer than what comes of it ends with the patience")
  void aMessageThatDoesNotEnd() throws Exception {
    byte[] half = HexFormat.of().parseHex("30840070000002010264");
    proxy.rewriting(answer -> isBind(answer) ? List.of(answer) : List.of(half));

    assertThat(refused(PATIENCE)).hasMessageContaining("does not answer in time");
  }

  @Test
  @DisplayName("A message that comes byte by byte ends with the patience")
  void aMessageThatDrips() throws Exception {
    byte[] large = HexFormat.of().parseHex("3082ffff02010264");
    proxy.rewriting(
        answer ->
            isBind(answer)
                ? List.of(answer)
                : () -> IntStream.range(0, 1_000).mapToObj(i -> drop(large, i)).iterator());

    assertThat(refused(PATIENCE)).hasMessageContaining("does not answer in time");
  }

  private static byte[] drop(byte[] message, int at) {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new byte[] {at < message.length ? message[at] : 0};
  }

  @Test
  @DisplayName("Notices without an end are no answer")
  void noticesWithoutAnEnd() throws Exception {
    byte[] notice = HexFormat.of().parseHex("3011020100780c0a0100040004008a03312e32");
    proxy.rewriting(
        answer ->
            isBind(answer) ? List.of(answer) : () -> Stream.generate(() -> notice).iterator());

    assertThat(refused(LONG)).hasMessageContaining("notices");
  }

  @Test
  @DisplayName("A length costs no memory before its bytes are there")
  void absurdLengthsCostNoMemory() throws Exception {
    // An entry with a name of 127 MiB.
    byte[] absurd = HexFormat.of().parseHex("308407f0000f0201026484" + "07f000060484" + "07f00000");
    proxy.rewriting(answer -> isBind(answer) ? List.of(answer) : List.of(absurd));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    refused(PATIENCE);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(32L << 20);
  }
}
