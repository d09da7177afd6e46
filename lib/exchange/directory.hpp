// The files of a yearbook directory. Floor 6.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace yearbook::exchange {

struct TextFile {
  std::string name;  // as messages show it: relative to the directory, such as "indices/a.toml"
  std::string content;
};

// A file that is too large to be held: load reads it piece by piece.
struct LargeFile {
  std::string name;  // as messages show it
  std::filesystem::path path;
};

// What a load reads: a file that is absent is empty and has no name.
struct Directory {
  std::string name;  // of the directory or file, for import_batch
  TextFile units;
  TextFile zones;
  TextFile aliases;
  TextFile groups;
  TextFile indicators;
  TextFile releases;
  std::vector<LargeFile> observations;
  std::vector<TextFile> indices;
};

// Their bytes together.
std::uintmax_t size_of(const std::vector<LargeFile>& files);

// Reads a yearbook directory, or one CSV file of observations. Throws not_found when there is no
// such path, invalid_argument for a directory without any file of a yearbook, io for what cannot be
// read.
Directory read_directory(std::string_view source);

// Every file of it that is in memory, in the order in which they are loaded.
std::vector<const TextFile*> files_of(const Directory& directory);

}  // namespace yearbook::exchange
