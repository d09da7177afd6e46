#include "report/page_words.hpp"

#include <cctype>

namespace yearbook::report {
namespace {

constexpr Words english{
    .tag = "en",
    .contents = "Contents",
    .at_a_glance = "The year at a glance",
    .trends = "Trends",
    .rankings = "Rankings",
    .leaders = "Who keeps the lead",
    .shares = "Share of the nation",
    .concentration = "Concentration",
    .regions = "Regions",
    .index = "Index",
    .reconciliation = "Figures that disagree",
    .coverage = "Coverage",
    .sources = "Sources",
    .method = "Method",
    .indicator = "Indicator",
    .zone = "Zone",
    .value = "Value",
    .year = "Year",
    .rank = "Rank",
    .change = "Change",
    .share = "Share",
    .status = "Status",
    .unit = "Unit",
    .source = "Source",
    .published = "Published",
    .recomputed = "Recomputed",
    .difference = "Difference",
    .kind = "Kind",
    .definition = "Definition",
    .members = "Members",
    .reported = "Reported",
    .release = "Release",
    .date = "Date",
    .publisher = "Publisher",
    .score = "Score",
    .weight = "Weight",
    .province = "By province",
    .region = "By region",
    .compared_with = "compared with {}",
    .title = "{}, {}",
    .rank_among = "Rank among those with a figure",
    .weighing = "weight {}",
    .unchanged = "unchanged",
    .worked_out = "worked out from published figures",
    .kinds = {"flow", "stock", "ratio", "index"},
    .rank_in = "Rank in {}",
    .with_figure = "{} of {} zones have a figure",
    .partial = "Places are among the zones that have a figure; the others may stand anywhere.",
    .first_of = "the first {} of {}",
    .profile_scale = "100 % is ahead of every other zone that has a figure, 0 % behind them all.",
    .in_brackets = "In brackets: zones with a figure.",
    .against = "against {}",
    .as_known_on = "as known on {}",
    .sum_of_members = "sum of {} of {} zones",
    .published_total = "as published",
    .of_the_nation = "{} of the nation",
    .no_figure = "no figure",
    .new_entry = "new",
    .all_zones = "Show all {}",
    .sort_hint = "Sort by this column",
    .gini = "Gini coefficient",
    .herfindahl = "Herfindahl index",
    .top_share = "Share of the largest {}",
    .median = "Median",
    .spread = "Middle half",
    .first_figures = "Faint lines are figures as first published.",
    .agree_all =
        "{} published figures were held against what other figures give; all agree within "
        "rounding.",
    .made_by = "Made by yearbook {}",
    .points = "points",
    .profile = "Profile",
    .peers = "Peers",
    .strengths = "Strengths",
    .weaknesses = "Weaknesses",
    .explanation = "The score explained",
    .figures = "Figures",
    .place_of = "{} of {}",
    .contributions = "What the scores are made of",
    .correlations = "How the parts move together",
    .distribution = "How the scores are spread",
    .sub_indices = "The leaders' profiles",
    .imputed = "Values filled in",
    .treated = "Values moved",
    .index_method = "How the index is worked out",
    .weights_of = "Weights in {}",
    .part_of = "Part of",
    .how = "How",
    .before = "Before",
    .after = "After",
    .of_all_years = "{} in {}; {} in all years.",
    .shares_of = "The group's part of the national figure",
    .reported_part = "Members that have a figure",
    .places_of = "Place among the zones that have a figure",
    .colon = ":",
    .then = "; ",
    .counted_zones = "{} zones",
};

constexpr Words chinese{
    .tag = "zh",
    .contents = "目录",
    .at_a_glance = "年度概览",
    .trends = "历年走势",
    .rankings = "排名",
    .leaders = "领先园区",
    .shares = "占全国比重",
    .concentration = "集中度",
    .regions = "分地区",
    .index = "指数",
    .reconciliation = "不一致的数据",
    .coverage = "数据覆盖",
    .sources = "资料来源",
    .method = "方法",
    .indicator = "指标",
    .zone = "园区",
    .value = "数值",
    .year = "年份",
    .rank = "名次",
    .change = "变化",
    .share = "比重",
    .status = "状态",
    .unit = "单位",
    .source = "来源",
    .published = "公布值",
    .recomputed = "推算值",
    .difference = "差额",
    .kind = "类型",
    .definition = "定义",
    .members = "成员数",
    .reported = "有数据",
    .release = "出版物",
    .date = "日期",
    .publisher = "发布者",
    .score = "得分",
    .weight = "权重",
    .province = "按省份",
    .region = "按区域",
    .compared_with = "与{}年比较",
    .title = "{}，{}年",
    .rank_among = "在有数据园区中的名次",
    .weighing = "权重{}",
    .unchanged = "持平",
    .worked_out = "由公布值推算",
    .kinds = {"流量", "存量", "比率", "指数"},
    .rank_in = "{}年名次",
    .with_figure = "{}个园区有数据（共{}个）",
    .partial = "名次仅在有数据的园区之间；其余园区的位置未知。",
    .first_of = "前{}项，共{}项",
    .profile_scale = "100%为领先于所有有数据的园区，0%为落后于所有园区。",
    .in_brackets = "括号内为有数据的园区数。",
    .against = "比{}年",
    .as_known_on = "截至{}的数据",
    .sum_of_members = "{}个园区之和（共{}个）",
    .published_total = "公布值",
    .of_the_nation = "占全国{}",
    .no_figure = "无数据",
    .new_entry = "新进",
    .all_zones = "显示全部{}项",
    .sort_hint = "按此列排序",
    .gini = "基尼系数",
    .herfindahl = "赫芬达尔指数",
    .top_share = "前{}名比重",
    .median = "中位数",
    .spread = "中间一半",
    .first_figures = "浅色线为首次公布的数据。",
    .agree_all = "已将{}个公布值与其他数据核对，在舍入误差内全部一致。",
    .made_by = "由yearbook {}生成",
    .points = "个百分点",
    .profile = "概况",
    .peers = "相近园区",
    .strengths = "优势",
    .weaknesses = "短板",
    .explanation = "得分说明",
    .figures = "数据",
    .place_of = "第{}名（共{}）",
    .contributions = "得分构成",
    .correlations = "各项之间的相关",
    .distribution = "得分分布",
    .sub_indices = "领先园区的分项",
    .imputed = "补充的数值",
    .treated = "调整的数值",
    .index_method = "指数的计算",
    .weights_of = "{}年权重",
    .part_of = "所属",
    .how = "方式",
    .before = "调整前",
    .after = "调整后",
    .of_all_years = "{}个（{}年）；各年共{}个。",
    .shares_of = "占全国数值的比重",
    .reported_part = "有数据的成员所占比例",
    .places_of = "在有数据的园区中的位置",
    .colon = "：",
    .then = "；",
    .counted_zones = "{}个园区",
};

// As Status counts.
constexpr std::array<std::string_view, 21> chinese_statuses{
    "无数据",       "正常值", "包含其他类别", "插补值", "估计值",   "暂定值",         "未核实",
    "不显著",       "预测值", "试验性数据",   "豁免",   "特殊事件", "可靠性低",       "口径不同",
    "时间序列中断", "未公布", "计入其他类别", "未采集", "假日",     "数据不可能存在", "缺失"};

}  // namespace

const Words& words(Language language) noexcept {
  return language == Language::zh ? chinese : english;
}

std::string status_words(Status status, Language language) {
  const auto at = static_cast<std::size_t>(status);
  if (language == Language::zh && at < chinese_statuses.size())
    return std::string(chinese_statuses[at]);
  std::string text(meaning(status));
  if (!text.empty()) text.front() = static_cast<char>(std::tolower(text.front()));
  return text;
}

std::string filled(std::string_view text, std::initializer_list<std::string_view> with) {
  std::string result;
  for (const std::string_view each : with) {
    const std::size_t at = text.find("{}");
    if (at == std::string_view::npos) break;
    result += text.substr(0, at);
    result += each;
    text.remove_prefix(at + 2);
  }
  result += text;
  return result;
}

}  // namespace yearbook::report
