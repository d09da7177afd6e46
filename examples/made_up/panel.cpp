// Writes the made-up panel as a yearbook directory: made_up_panel DIRECTORY.
#include "panel.hpp"

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: made_up_panel DIRECTORY\n";
    return 2;
  }
  made_up::write_panel(TORCH_DIRECTORY, argv[1]);
}
