package org.wavecrate.gui;

import javafx.scene.Parent;

/// One of the screens that the rail on the left leads to.
///
/// @param id as it stands in file names
/// @param title as the rail shows it
/// @param icon an Ikonli code
/// @param node all of it
public record Screen(String id, String title, String icon, Parent node) {}
