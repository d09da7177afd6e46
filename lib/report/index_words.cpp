#include "report/index_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

// English and Chinese.
struct Both {
  std::string_view english;
  std::string_view chinese;

  [[nodiscard]] std::string_view in(Language language) const noexcept {
    return language == Language::zh ? chinese : english;
  }
};

template <std::size_t Size, typename Enum>
std::string_view word_of(const std::array<Both, Size>& words, Enum value,
                         Language language) noexcept {
  const auto at = static_cast<std::size_t>(value);
  return at < Size ? words.at(at).in(language) : std::string_view{};
}

// As IndexStep, ImputeMethod, NormaliseMethod and Mark count.
constexpr std::array<Both, 6> steps{{{"divide by size", "除以规模"},
                                     {"fill gaps", "补充缺失值"},
                                     {"screen zones", "筛选园区"},
                                     {"treat outliers", "处理离群值"},
                                     {"normalise", "标准化"},
                                     {"aggregate", "加权汇总"}}};
constexpr std::array<Both, 10> fillings{
    {{"filled with the mean of all", "以全体均值补充"},
     {"filled with the median of all", "以全体中位数补充"},
     {"filled with the mean of its group", "以所在组均值补充"},
     {"filled with the median of its group", "以所在组中位数补充"},
     {"filled with the mean of the zone's other values", "以本园区其他数值的均值补充"},
     {"filled with the median of the zone's other values", "以本园区其他数值的中位数补充"},
     {"filled with the latest value", "以最近的数值补充"},
     {"filled with a constant", "以常数补充"},
     {"filled along a line between years", "按年份间直线补充"},
     {"filled along a line between years", "按年份间直线补充"}}};
constexpr std::array<Both, 13> normalisations{{{"from the smallest to the largest", "极差标准化"},
                                               {"in standard deviations from the mean", "标准分"},
                                               {"between given ends", "按给定上下限标准化"},
                                               {"between goalposts", "按目标区间标准化"},
                                               {"by place", "按名次"},
                                               {"by place, from 0", "按名次（自0起）"},
                                               {"by place, as a part of 1", "按百分位名次"},
                                               {"as a part of the largest", "与最大值之比"},
                                               {"by distance from the largest", "与最大值的距离"},
                                               {"by distance from a target", "与目标值的距离"},
                                               {"by distance from a reference", "与参照的距离"},
                                               {"against a base year", "与基年相比"},
                                               {"as it is", "不作标准化"}}};
constexpr std::array<Both, 6> treatments{
    {{"", ""},
     {"raised to the next smallest value", "上调至次小值"},
     {"lowered to the next largest value", "下调至次大值"},
     {"transformed with all its column", "随整列变换"},
     {"raised, and transformed with all its column", "上调并随整列变换"},
     {"lowered, and transformed with all its column", "下调并随整列变换"}}};

// The name of a group or zone whose code a result gives.
std::string name_of_code(const Subject& subject, const std::string& code) {
  for (const Zone& zone : subject.catalog().zones())
    if (zone.code == code) return name_of(zone, subject.language);
  for (const Group& group : subject.catalog().groups())
    if (group.code == code) return name_of(group, subject.language);
  return code;
}

std::string name_of_indicator(const Subject& subject, const std::string& code) {
  const auto indicators = subject.catalog().indicators();
  const auto found = std::ranges::find(indicators, code, &Indicator::code);
  return found == indicators.end() ? code : name_of(*found, subject.language);
}

std::string denominated(const Subject& subject, const IndexNode& node) {
  if (node.denominator.empty()) return {};
  const bool chinese = subject.language == Language::zh;
  std::string text = chinese ? "除以" : "divided by ";
  text += name_of_indicator(subject, node.denominator);
  if (node.denominator_factor != 1) {
    text += chinese ? "，乘以" : ", times ";
    text += format_exact(node.denominator_factor);
  }
  return text;
}

template <typename Cells>
auto cell_of(const Cells& cells, std::size_t leaf, std::size_t row) {
  return std::ranges::find_if(
      cells, [&](const auto& cell) { return cell.leaf == leaf && cell.row == row; });
}

}  // namespace

std::string title_of(const IndexResult& result) {
  return result.definition.title.empty() ? result.definition.code : result.definition.title;
}

std::string node_name(const Subject& subject, const IndexResult& result, std::size_t node) {
  const ResultNode& about = result.nodes[node];
  if (node == 0) return title_of(result);
  if (about.leaf) return name_of(subject.catalog().indicator(about.indicator), subject.language);
  std::string name = name_of_indicator(subject, about.code);
  if (name == about.code) {
    std::ranges::replace(name, '_', ' ');
    name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
  }
  return name;
}

std::string_view step_words(IndexStep step, Language language) noexcept {
  return word_of(steps, step, language);
}

std::string filled_words(const Subject& subject, const ImputedCell& cell) {
  const bool chinese = subject.language == Language::zh;
  std::string text(word_of(fillings, cell.method, subject.language));
  if (!cell.group.empty()) text += (chinese ? "：" : ": ") + name_of_code(subject, cell.group);
  if (cell.source_year) {
    text += chinese ? "（" + to_string(*cell.source_year) + "年）"
                    : ", from " + to_string(*cell.source_year);
  }
  return text;
}

std::string_view moved_words(Mark mark, Language language) noexcept {
  return word_of(treatments, mark, language);
}

std::string change_words(const Subject& subject, const IndexResult& result, std::string_view step,
                         std::size_t leaf, std::size_t row) {
  const IndexNode& node = result.definition.nodes[result.leaves[leaf]];
  if (step == "denominate") return denominated(subject, node);
  if (step == "impute") {
    const auto cell = cell_of(result.imputed, leaf, row);
    return cell == result.imputed.end() ? std::string() : filled_words(subject, *cell);
  }
  if (step == "treat") {
    const auto cell = cell_of(result.moved, leaf, row);
    return cell == result.moved.end() ? std::string()
                                      : std::string(moved_words(cell->mark, subject.language));
  }
  if (step == "screen") {
    if (!result.rows[row].screened) return {};
    return subject.language == Language::zh ? "数据过少，未参加评价" : "left out: too few figures";
  }
  const auto& global = result.definition.normalise.method;
  const auto method = node.normalise && node.normalise->method ? node.normalise->method : global;
  return std::string(
      word_of(normalisations, method.value_or(NormaliseMethod::min_max), subject.language));
}

}  // namespace yearbook::report
