#include "engine/export/text.h"

#include "engine/analysis/wording.h"
#include "engine/history/value_text.h"
#include "engine/view/caption.h"
#include "engine/view/layout.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace lockstep::exporting {
namespace {

using analysis::FindingKind;
using analysis::Part;
using history::Event;
using history::EventIndex;
using history::EventKind;
using history::Language;
using history::OutcomeKind;

constexpr double widestCell = 26;

void pad(std::string& line, double width) {
    for (double units = view::textWidthUnits(line); units < width; ++units) line += ' ';
}

class TableWriter {
public:
    TableWriter(const view::Scene& scene, const TextOptions& options)
        : m_scene(scene), m_history(scene.history()), m_options(options),
          m_chinese(options.language == Language::Chinese) {
        m_first = std::max(options.firstStep, 1U);
        m_last = std::min(options.lastStep, scene.columns());
        chooseSteps();
        chooseColumns();
    }

    std::string write() {
        std::string text = head();
        std::uint32_t before = m_first - 1;
        for (const std::uint32_t step : m_steps) {
            if (step != before + 1) text += gap(step - before - 1);
            before = step;
            for (const std::string& line : linesOf(step)) text += line + "\n";
        }
        if (before < m_last) text += gap(m_last - before);
        return text;
    }

private:
    struct Cell {
        view::LaneIndex lane;
        std::string text;
    };

    /// All steps, or of a long run the beginning, the steps around findings, and the end.
    void chooseSteps() {
        if (m_first > m_last) return;
        std::set<std::uint32_t> steps;
        const std::uint32_t count = m_last - m_first + 1;
        const auto add = [&](std::uint32_t first, std::uint32_t last) {
            for (std::uint32_t step = std::max(first, m_first); step <= std::min(last, m_last); ++step)
                steps.insert(step);
        };
        if (count <= m_options.maxSteps) {
            add(m_first, m_last);
        } else {
            const std::uint32_t end = m_options.maxSteps / 8;
            add(m_last - end + 1, m_last);
            add(m_first, m_first + end - 1);
            for (const view::Flag& flag : m_scene.flags()) {
                if (steps.size() + 8 > m_options.maxSteps) break;
                const std::uint32_t step = flag.column + 1;
                add(step > 4 ? step - 4 : 1, step + 1);
            }
        }
        m_steps.assign(steps.begin(), steps.end());
    }

    void chooseColumns() {
        std::set<view::LaneIndex> lanes;
        for (const std::uint32_t step : m_steps)
            for (const Cell& cell : cellsOf(step)) lanes.insert(cell.lane);
        m_narrow = lanes.size() > m_options.maxColumns;
        if (m_narrow) {
            m_columnOf[0] = 0;
            m_widths = {5};
            for (const view::LaneIndex lane : lanes)
                m_widths[0] = std::max(m_widths[0], view::textWidthUnits(m_scene.lanes()[lane].name));
            return;
        }
        for (const view::LaneIndex lane : lanes) {
            m_columnOf[lane] = m_widths.size();
            m_widths.push_back(view::textWidthUnits(m_scene.lanes()[lane].name));
        }
        for (const std::uint32_t step : m_steps)
            for (const Cell& cell : cellsOf(step)) {
                double& width = m_widths[m_columnOf[cell.lane]];
                width = std::max(width, std::min(widestCell, view::textWidthUnits(cell.text)));
            }
    }

    [[nodiscard]] std::vector<Cell> cellsOf(std::uint32_t step) const {
        std::vector<Cell> cells;
        const EventIndex first = m_history.steps()[step - 1];
        const EventIndex last =
            step < m_history.stepCount() ? m_history.steps()[step] : static_cast<EventIndex>(m_history.events().size());
        for (EventIndex index = first; index < last; ++index) {
            const Event& event = m_history.events()[index];
            const bool isSeen =
                m_scene.boxOf(index) != nullptr || (event.kind == EventKind::Block && !history::isCaseOfSelect(event));
            const view::LaneIndex lane = m_scene.laneOfEvent(index);
            if (isSeen && lane != view::noLane)
                cells.push_back({lane, view::boxLabel(m_history, index, m_options.language)});
        }
        return cells;
    }

    std::string head() {
        std::string line = m_chinese ? "  步  " : "step  ";
        double width = 6;
        if (m_narrow) {
            line += m_chinese ? "谁" : "who";
            pad(line, width + m_widths[0] + 2);
            line += m_chinese ? "做什么" : "does what";
        }
        for (const auto& [lane, column] : m_columnOf) {
            if (m_narrow) break;
            pad(line, width);
            line += m_scene.lanes()[lane].name;
            width += m_widths[column] + 2;
        }
        return line + "\n";
    }

    std::string gap(std::uint32_t count) const {
        return m_chinese ? fmt::format("   …  （略去 {} 步）\n", count)
                         : fmt::format("   …  {} steps left out\n", count);
    }

    /// The line of a step, and further lines for consequences that find no place in it.
    std::vector<std::string> linesOf(std::uint32_t step) const {
        std::vector<std::string> lines;
        std::vector<Cell> cells = cellsOf(step);
        constexpr std::size_t mostCells = 12;
        const std::size_t hidden = cells.size() > mostCells ? cells.size() - mostCells : 0;
        cells.resize(cells.size() - hidden);
        std::string line = fmt::format("{:>4}  ", step);
        std::string marks = marksOf(step);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const double start = m_narrow ? 6 : startOf(m_columnOf.at(cells[i].lane));
            if (i > 0 && view::textWidthUnits(line) > start) {
                lines.push_back(std::move(line));
                line = "      ";
            }
            pad(line, start);
            if (m_narrow) {
                line += m_scene.lanes()[cells[i].lane].name;
                pad(line, 6 + m_widths[0] + 2);
            }
            line += cells[i].text + "  ";
            if (!marks.empty() && (i + 1 == cells.size() || m_narrow)) {
                pad(line, totalWidth());
                line += marks;
                marks.clear();
            }
        }
        lines.push_back(std::move(line));
        if (hidden > 0)
            lines.push_back(m_chinese ? fmt::format("      ……等 {} 项", hidden)
                                      : fmt::format("      … and {} more", hidden));
        for (std::string& each : lines) each.erase(each.find_last_not_of(' ') + 1);
        return lines;
    }

    [[nodiscard]] double startOf(std::size_t column) const {
        double start = 6;
        for (std::size_t i = 0; i < column; ++i) start += m_widths[i] + 2;
        return start;
    }
    [[nodiscard]] double totalWidth() const {
        return m_narrow ? 6 + m_widths[0] + 2 + widestCell : startOf(m_widths.size());
    }

    /// What findings say of the step, beside it.
    std::string marksOf(std::uint32_t step) const {
        std::string marks;
        const auto flags = m_scene.flags();
        auto flag = std::lower_bound(flags.begin(), flags.end(), step - 1,
                                     [](const view::Flag& f, view::Column column) { return f.column < column; });
        for (; flag != flags.end() && flag->column == step - 1; ++flag) {
            const analysis::Finding& finding = m_scene.findings()[flag->finding];
            marks += marks.empty() ? "<- " : "; ";
            marks += finding.kind == FindingKind::LostUpdate ? lostMark(finding, flag->event)
                                                             : finding.title.in(m_options.language);
        }
        return marks;
    }

    std::string lostMark(const analysis::Finding& finding, EventIndex focus) const {
        std::vector<std::string> values;
        std::vector<std::uint32_t> steps;
        for (const analysis::Occurrence& occurrence : finding.occurrences) {
            if (occurrence.focus != focus) continue;
            for (const analysis::FindingEvent& part : occurrence.events) {
                if (part.part != Part::Overwritten) continue;
                const Event& store = m_history.events()[part.event];
                values.push_back(m_history.actorName(store.actor) + (m_chinese ? " 的 " : "'s ") +
                                 history::storedText(m_history, store));
                steps.push_back(m_history.stepOf(part.event));
            }
        }
        const std::string list = analysis::joinList(values, m_options.language, 3);
        const std::string where = analysis::stepList(steps, m_options.language, 3);
        return m_chinese ? fmt::format("丢失的更新：{}（{}）消失", list, where)
                         : fmt::format("lost update: {} ({}) vanished", list, where);
    }

    const view::Scene& m_scene;
    const history::History& m_history;
    const TextOptions& m_options;
    bool m_chinese;
    std::uint32_t m_first = 1;
    std::uint32_t m_last = 0;
    std::vector<std::uint32_t> m_steps;
    bool m_narrow = false; ///< one column that names the goroutine
    std::map<view::LaneIndex, std::size_t> m_columnOf;
    std::vector<double> m_widths;
};

std::string outcomeText(const history::History& history, Language language) {
    const history::Outcome& outcome = history.outcome();
    const bool chinese = language == Language::Chinese;
    const auto say = [&](std::string_view en, std::string_view zh) { return std::string(chinese ? zh : en); };
    switch (outcome.kind) {
    case OutcomeKind::Running: return say("The program has not ended yet.", "程序尚未结束。");
    case OutcomeKind::Exited:
        return fmt::format(fmt::runtime(say("The program ended with exit code {}.", "程序以退出码 {} 结束。")),
                           outcome.exitCode);
    case OutcomeKind::Panicked: return say("The program panicked (exit code 2).", "程序 panic（退出码 2）。");
    case OutcomeKind::FatalError:
        return say("A fatal error ended the program (exit code 2).", "程序因致命错误结束（退出码 2）。");
    case OutcomeKind::Deadlocked: return say("The program is deadlocked (exit code 2).", "程序死锁（退出码 2）。");
    case OutcomeKind::StepLimit:
    case OutcomeKind::MemoryLimit:
        return outcome.message.empty() ? say("A limit of the simulator was reached.", "达到了模拟器的上限。")
                                       : outcome.message;
    }
    return {};
}

} // namespace

std::string writeText(const view::Scene& scene, const TextOptions& options) {
    std::string text = TableWriter(scene, options).write();
    text += "\n" + outcomeText(scene.history(), options.language) + "\n";
    const std::string findings = writeFindings(scene, options.language);
    if (!findings.empty()) text += "\n" + findings;
    return text;
}

std::string writeFindings(const view::Scene& scene, Language language) {
    std::string text;
    std::size_t number = 0;
    for (const analysis::Finding& finding : scene.findings()) {
        text += fmt::format("{}{}. {}\n   {}\n", number == 0 ? "" : "\n", number + 1, finding.title.in(language),
                            finding.message.in(language));
        ++number;
        if (finding.positions.empty()) continue;
        text += fmt::format("   {}\n", fmt::join(finding.positions, language == Language::Chinese ? "，" : ", "));
    }
    return text;
}

} // namespace lockstep::exporting
