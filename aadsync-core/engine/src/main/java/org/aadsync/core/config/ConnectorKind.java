package org.aadsync.core.config;

/** The kinds of directory that a configuration can name. */
public enum ConnectorKind {
  /** Active Directory: category {@code AD}. */
  ACTIVE_DIRECTORY,
  /** Azure AD: category {@code Extensible2} with the Azure Active Directory subtype. */
  AZURE_AD,
  /** Any other. */
  OTHER
}
