/**
 * A directory in an LDIF file: the connector that needs no server.
 *
 * <p>One UTF-8 file of RFC 2849 content records is a whole directory that can be read and written;
 * it stands for Active Directory or for Azure AD, as the connector in the configuration says.
 * {@link org.aadsync.connector.file.LdifConnectorFactory} is the only public type: {@link
 * java.util.ServiceLoader} finds it, hosts need not name it.
 *
 * <p>A file may be larger than the heap. Import and export read it record by record and keep an
 * index of places, hashed names and anchors; what an export changes waits in a temporary file
 * beside the directory. A record may have 64 MiB, a line of it 8 MiB, a distinguished name 16,384
 * characters.
 */
@NullMarked
package org.aadsync.connector.file;

import org.jspecify.annotations.NullMarked;
