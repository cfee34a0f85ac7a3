/// Reading and writing the program's own files: every file is written whole under a random name
/// before it gets its own, small files are read only if they are regular and small, and texts go
/// out in forms that no terminal, spreadsheet or locale misreads.
@NullMarked
package org.wavecrate.storage;

import org.jspecify.annotations.NullMarked;
