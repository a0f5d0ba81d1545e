/**
 * Directories in files: the connectors that need no server. {@link java.util.ServiceLoader} finds
 * their factories, which are the only public types.
 *
 * <p>{@link org.aadsync.connector.file.LdifConnectorFactory}: one UTF-8 file of RFC 2849 content
 * records is a whole directory that can be read and written; it stands for Active Directory or for
 * Azure AD, as the connector in the configuration says. A record may have 64 MiB, a line of it 8
 * MiB, a distinguished name 16,384 characters.
 *
 * <p>{@link org.aadsync.connector.file.CsvConnectorFactory}: a table of delimited text, such as the
 * feed of a personnel system, that can be read.
 *
 * <p>A file may be larger than the heap. It is read record by record, and an index of places or
 * fingerprints, hashed names and anchors is kept; what an export changes waits in a temporary file
 * beside the directory.
 */
@NullMarked
package org.aadsync.connector.file;

import org.jspecify.annotations.NullMarked;
