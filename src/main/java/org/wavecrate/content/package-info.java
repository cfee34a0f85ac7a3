/// What an example turns out to be when a person looks at it: sound, features or nothing that can
/// be drawn; how loud full scale is; what its label says; which sample rate is likely; its
/// thumbnail. The window and the command line show the same since they ask here.
@NullMarked
package org.wavecrate.content;

import org.jspecify.annotations.NullMarked;
