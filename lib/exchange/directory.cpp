#include "exchange/directory.hpp"

#include <yearbook/error.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "exchange/text_file.hpp"

namespace yearbook::exchange {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  return TextFileReader(path).read_all();
}

// Files of a folder by name, sorted, whose names begin and end so.
std::vector<fs::path> files_in(const fs::path& folder, std::string_view begin,
                               std::string_view end) {
  std::vector<fs::path> result;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(begin) && name.ends_with(end)) result.push_back(entry.path());
  }
  std::ranges::sort(result);
  return result;
}

}  // namespace

Directory read_directory(std::string_view source) {
  const fs::path path(source);
  std::error_code ignored;
  if (!fs::exists(path, ignored)) {
    throw Error(ErrorCode::not_found,
                "there is no \"" + path.string() + "\"; name a yearbook directory or a CSV file");
  }
  Directory result;
  const fs::path named = path.has_filename() ? path : path.parent_path();
  result.name = named.filename().string();
  if (!fs::is_directory(path)) {
    result.observations.push_back({result.name, path});
    return result;
  }
  const auto catalogue_file = [&](TextFile& file, const char* name) {
    if (fs::exists(path / name)) file = {name, read_file(path / name)};
  };
  catalogue_file(result.units, "units.csv");
  catalogue_file(result.zones, "zones.csv");
  catalogue_file(result.aliases, "aliases.csv");
  catalogue_file(result.groups, "groups.csv");
  catalogue_file(result.indicators, "indicators.csv");
  catalogue_file(result.releases, "releases.csv");
  for (const fs::path& file : files_in(path, "observations", ".csv")) {
    result.observations.push_back({file.filename().string(), file});
  }
  for (const fs::path& file : files_in(path / "indices", "", ".toml")) {
    result.indices.push_back({"indices/" + file.filename().string(), read_file(file)});
  }
  if (files_of(result).empty() && result.observations.empty()) {
    throw Error(ErrorCode::invalid_argument,
                "\"" + path.string() +
                    "\" has no file of a yearbook directory; it holds any of units.csv, zones.csv, "
                    "aliases.csv, groups.csv, indicators.csv, releases.csv, observations*.csv and "
                    "indices/*.toml");
  }
  return result;
}

std::uintmax_t size_of(const std::vector<LargeFile>& files) {
  std::uintmax_t size = 0;
  for (const LargeFile& file : files) {
    std::error_code unknown;
    const std::uintmax_t bytes = fs::file_size(file.path, unknown);
    if (!unknown) size += bytes;
  }
  return size;
}

std::vector<const TextFile*> files_of(const Directory& directory) {
  std::vector<const TextFile*> result;
  for (const TextFile* file : {&directory.units, &directory.zones, &directory.aliases,
                               &directory.groups, &directory.indicators, &directory.releases}) {
    if (!file->name.empty()) result.push_back(file);
  }
  for (const TextFile& file : directory.indices) result.push_back(&file);
  return result;
}

}  // namespace yearbook::exchange
