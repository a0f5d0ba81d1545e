/**
 * What the project brings to try it with: a {@linkplain org.aadsync.samples.DirectoryGenerator
 * generator of Active Directory trees} of any size, and a complete {@linkplain
 * org.aadsync.samples.SampleOrganization sample organization}.
 */
@NullMarked
package org.aadsync.samples;

import org.jspecify.annotations.NullMarked;
