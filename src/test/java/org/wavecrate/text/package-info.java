/// Tests of words.
package org.wavecrate.text;
