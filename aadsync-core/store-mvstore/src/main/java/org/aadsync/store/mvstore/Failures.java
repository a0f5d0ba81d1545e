package org.aadsync.store.mvstore;

import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import org.aadsync.core.store.StateStoreException;
import org.aadsync.core.store.StateStoreException.Problem;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** Says in the words of a state store what files and their engine complain about. */
final class Failures {
  private static final String RESTORE =
      "; restore the whole folder from a backup, or remove it and begin with a full import and"
          + " synchronization of every connector";

  private Failures() {}

  static StateStoreException damaged(String file, String detail, @Nullable Throwable cause) {
    return new StateStoreException(Problem.DAMAGED, file, detail + RESTORE, cause);
  }

  static StateStoreException newer(String file, String detail, @Nullable Throwable cause) {
    return new StateStoreException(
        Problem.NEWER_VERSION,
        file,
        detail + "; use the version that wrote it, or a newer one",
        cause);
  }

  /** Returns what a failed read means. */
  static StateStoreException reading(String file, Throwable failure) {
    if (isDenied(failure)) {
      return new StateStoreException(
          Problem.NOT_READABLE, file, "this process may not read it", failure);
    }
    if (failure instanceof MVStoreException e
        && e.getErrorCode() == DataUtils.ERROR_UNSUPPORTED_FORMAT) {
      return newer(file, "its storage format is not known", failure);
    }
    if (failure instanceof MVStoreException e && e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
      return new StateStoreException(
          Problem.IN_USE, file, "another process has opened the file", failure);
    }
    return damaged(file, "it does not hold together", failure);
  }

  /** Returns what a failed write means. */
  static StateStoreException writing(String file, Throwable failure) {
    if (isFull(failure)) {
      return new StateStoreException(
          Problem.DISK_FULL,
          file,
          "there is no space left; make room. What was written before is still there",
          failure);
    }
    if (isDenied(failure)) {
      return new StateStoreException(
          Problem.READ_ONLY,
          file,
          "this process may not write it; give it the right to, or use another folder",
          failure);
    }
    return new StateStoreException(
        Problem.NOT_WRITABLE,
        file,
        "the storage refuses it. What was written before is still there",
        failure);
  }

  private static boolean isFull(Throwable failure) {
    return says(failure, "no space left", "not enough space", "disk quota", "disk full");
  }

  private static boolean isDenied(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException) {
        return true;
      }
    }
    return says(failure, "permission denied", "read-only file system", "access is denied");
  }

  /** Java has no exception of its own for these. */
  private static boolean says(Throwable failure, String... texts) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      for (String text : texts) {
        if (message.contains(text)) {
          return true;
        }
      }
    }
    return false;
  }
}
