package org.aadsync.connector.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;

/** What a process of its own does with a file. */
final class OtherProcess {
  private OtherProcess() {}

  /** Starts a process that does {@code what} with {@code file}. */
  static Process start(String what, Path file, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            what,
            file.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  public static void main(String[] args) throws Exception {
    TestDirectory directory = TestDirectory.activeDirectory(Path.of(args[1]));
    if (args[0].equals("export and hang")) {
      exportAndHang(directory);
    } else {
      passThrough(directory);
    }
  }

  private static void exportAndHang(TestDirectory directory) throws Exception {
    try (Connector connector = directory.open();
        ExportSession session = connector.openExport()) {
      session.export(List.of(new ExportOperation.Add("CN=lost,DC=x", "user", List.of())));
      System.out.print('!');
      System.out.flush();
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  /** Imports without keeping anything, exports a new object, and says how many there were. */
  private static void passThrough(TestDirectory directory) throws Exception {
    long[] objects = {0};
    try (Connector connector = directory.open()) {
      connector.importObjects(
          new ImportRequest(directory.partition(), Optional.empty(), true),
          event -> objects[0] += event instanceof ImportEvent.Full ? 1 : 0);
    }
    directory.export(new ExportOperation.Add("CN=new,DC=x", "user", List.of()));
    System.out.print(objects[0]);
  }
}
