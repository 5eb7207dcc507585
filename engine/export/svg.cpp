#include "engine/export/svg.h"

#include "engine/export/svg_painter.h"
#include "engine/view/caption.h"
#include "engine/view/layout.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace lockstep::exporting {
namespace {

using history::Language;
using view::Point;
using view::Rect;
using view::Section;

constexpr double margin = 24;
constexpr double laneHeight = 62;
constexpr double rulerHeight = 24;
constexpr double sectionGap = 14;
constexpr double captionSize = 15;
constexpr double captionLine = 22;
constexpr double legendHeight = 30;
constexpr double characterWidth = 7.2;

struct Words {
    std::string_view ready, running, blocked, sleeping, done, held, waits, lost, more;
};
constexpr Words english{"ready",        "a step",      "blocked",
                        "sleeping",     "ended",       "holds the lock",
                        "waits for it", "lost update", "{} more goroutines are not shown"};
constexpr Words chinese{
    "就绪", "一步", "阻塞", "睡眠", "结束", "持有锁", "等待锁", "丢失的更新", "另有 {} 个 goroutine 未画出"};

/// One document: where everything goes, worked out once, so that pictures of single steps have one layout.
class Document {
public:
    Document(const view::Scene& scene, const SvgOptions& options)
        : m_scene(scene), m_options(options), m_surface(view::surfaceOf(options.theme)),
          m_words(options.language == Language::Chinese ? chinese : english),
          m_axis(options.axis == view::AxisKind::Time ? view::Axis::time(scene.history())
                                                      : view::Axis::steps(scene.history())),
          m_captions(scene.sharedHistory(), scene.sharedOwnership(), scene.findings()) {
        const std::uint32_t steps = scene.columns();
        m_first = std::clamp(options.firstStep, 1U, std::max(steps, 1U)) - 1;
        m_last = std::clamp(options.lastStep, m_first + 1, std::max(steps, m_first + 1));
        m_last = std::min(m_last, std::max(steps, 1U));
        measure();
    }

    [[nodiscard]] std::uint32_t firstStep() const { return m_first + 1; }
    [[nodiscard]] std::uint32_t lastStep() const { return m_scene.columns() == 0 ? 0 : m_last; }
    [[nodiscard]] std::string captionOf(std::uint32_t step) const {
        return m_captions.stepSentence(step, m_options.language);
    }
    void reserveCaption(const std::string& caption) { m_captionLines = std::max(m_captionLines, wrap(caption).size()); }

    std::string draw(const std::string& caption, std::uint32_t currentStep) {
        reserveCaption(caption);
        const double captionTop = m_objectsTop + m_objectsHeight + sectionGap;
        const double captionHeight = m_captionLines == 0 ? 0 : static_cast<double>(m_captionLines) * captionLine + 8;
        const double legendTop = captionTop + captionHeight;
        const double height = legendTop + (m_options.legend ? legendHeight : 0) + margin / 2;
        SvgCanvas canvas(m_width, height);
        const std::string title = m_options.title.empty() ? "Lockstep" : m_options.title;
        canvas.title(title, caption);
        canvas.fillRect({0, 0, m_width, height}, m_surface.background);
        if (!m_options.title.empty())
            canvas.text({margin, margin + 12}, m_options.title, {18, m_surface.ink, Anchor::Start, true});
        drawSection(canvas, Section::Goroutines, m_goroutinesTop, m_goroutinesHeight, currentStep);
        drawSection(canvas, Section::Objects, m_objectsTop, m_objectsHeight, currentStep);
        drawCaption(canvas, caption, captionTop + captionLine - 4);
        if (m_options.legend) drawLegend(canvas, legendTop);
        return canvas.take();
    }

private:
    void measure() {
        double nameUnits = 4;
        const auto lanes = m_scene.lanes();
        const auto [first, last] = m_scene.lanesOf(Section::Goroutines);
        m_shownLanes = std::min(last, m_options.maxLanes);
        for (view::LaneIndex lane = 0; lane < lanes.size(); ++lane)
            if (lane < m_shownLanes || lane >= last)
                nameUnits = std::max(nameUnits, view::textWidthUnits(lanes[lane].name));
        m_gutter = margin + std::min(180.0, nameUnits * 8 + 34);
        const double columns = m_last - m_first;
        const double start = m_axis.start(m_first);
        const double end = m_axis.start(std::min(m_last, m_axis.columns()));
        if (m_options.axis == view::AxisKind::Time) {
            m_plotWidth = 1400;
            m_scale = end > start ? m_plotWidth / (end - start) : 1;
        } else {
            m_scale = columns <= 60 ? widestColumn() : columns <= 240 ? 34 : std::max(1500 / columns, 0.0);
            m_plotWidth = std::max(columns * m_scale, 320.0);
        }
        m_width = std::max(m_gutter + m_plotWidth + margin, 720.0);
        m_goroutinesTop = margin + (m_options.title.empty() ? 0 : 30) + rulerHeight;
        m_goroutinesHeight = heightOf(Section::Goroutines) + (m_shownLanes < last ? 26 : 0);
        m_objectsTop = m_goroutinesTop + m_goroutinesHeight + (heightOf(Section::Objects) > 0 ? sectionGap : 0);
        m_objectsHeight = heightOf(Section::Objects);
    }

    [[nodiscard]] double heightOf(Section section) const {
        if (section == Section::Objects) return m_scene.height(section) * laneHeight;
        return m_shownLanes == 0
                   ? 0
                   : (m_scene.lanes()[m_shownLanes - 1].top + m_scene.lanes()[m_shownLanes - 1].height) * laneHeight;
    }

    /// Room for what the boxes of these steps say in two lines.
    [[nodiscard]] double widestColumn() const {
        double units = 5;
        for (view::LaneIndex lane = 0; lane < m_shownLanes; ++lane)
            for (const view::Box& box : m_scene.boxesIn(lane, m_first, m_last)) {
                const view::BoxWords words = view::boxWords(m_scene.history(), box.event, m_options.language);
                const double widest =
                    std::max(view::textWidthUnits(words.verb), view::textWidthUnits(words.detail)) * box.slots;
                units = std::max(units, std::min(widest, 12.0));
            }
        return units * characterWidth + 18;
    }

    void drawSection(SvgCanvas& canvas, Section section, double top, double height, std::uint32_t currentStep) {
        if (height <= 0) return;
        const double plotHeight = heightOf(section);
        view::Viewport viewport;
        viewport.section = section;
        viewport.firstX = m_axis.start(m_first);
        viewport.xScale = m_scale;
        viewport.yScale = laneHeight;
        viewport.width = m_plotWidth;
        viewport.height = plotHeight;
        view::CollectOptions collect;
        collect.currentStep = currentStep;
        collect.language = m_options.language;
        collect.characterWidth = characterWidth;
        collect.leastBoxWidth = 14;
        collect.arrows = m_last - m_first <= 60 ? view::ArrowChoice::All : view::ArrowChoice::Findings;
        view::Picture picture = view::collect(m_scene, m_axis, viewport, collect);
        cutToRange(picture, plotHeight);
        drawNames(canvas, section, top);
        canvas.openGroup(section == Section::Goroutines ? "goroutines" : "objects", Point{m_gutter, top});
        if (section == Section::Goroutines) drawRuler(canvas, picture, plotHeight);
        SvgPainter(canvas, m_scene, m_options.theme).paint(picture);
        canvas.closeGroup();
        const auto [first, last] = m_scene.lanesOf(Section::Goroutines);
        if (section == Section::Goroutines && m_shownLanes < last)
            canvas.text({m_gutter, top + plotHeight + 18}, fmt::format(fmt::runtime(m_words.more), last - m_shownLanes),
                        {12, m_surface.faint});
    }

    /// Steps and lanes that are in sight only because they touch the edge are left out.
    void cutToRange(view::Picture& picture, double height) const {
        std::erase_if(picture.shapes, [&](const view::Shape& shape) {
            if (shape.role != view::Role::Box && shape.role != view::Role::FindingFlag) return false;
            const view::Column column = m_scene.columnOf(shape.event);
            return column < m_first || column >= m_last;
        });
        std::erase_if(picture.links, [&](const view::Link& link) {
            const view::Arrow& arrow = m_scene.arrows()[link.arrow];
            return arrow.fromColumn < m_first || arrow.toColumn >= m_last || link.to.y > height || link.from.y > height;
        });
    }

    void drawNames(SvgCanvas& canvas, Section section, double top) {
        const auto [first, last] = m_scene.lanesOf(section);
        const view::LaneIndex end = section == Section::Goroutines ? m_shownLanes : last;
        for (view::LaneIndex index = first; index < end; ++index) {
            const view::Lane& lane = m_scene.lanes()[index];
            const double middle = top + (lane.top + lane.height / 2) * laneHeight;
            const double right = m_gutter - 12;
            if (lane.kind == view::LaneKind::Goroutine) {
                const view::Identity identity = view::identityOf(lane.goroutine, m_options.theme);
                const double width = view::textWidthUnits(lane.name) * 8 + 18;
                const Rect chip{right - width, middle - 12, width, 24};
                canvas.fillRect(chip, identity.fill, 12);
                if (identity.striped)
                    canvas.hatch({chip.x + 6, chip.y, chip.width - 12, chip.height}, 11, {identity.stripe, 4});
                canvas.text({right - width / 2, middle + 4.5}, lane.name, {13, identity.text, Anchor::Middle, true});
            } else {
                const bool isClock = lane.kind == view::LaneKind::Clock;
                canvas.text({right, middle + 4.5},
                            isClock ? view::clockName(m_options.language) : std::string_view(lane.name),
                            {13, m_surface.ink, Anchor::End, true});
            }
        }
    }

    void drawRuler(SvgCanvas& canvas, const view::Picture& picture, double plotHeight) {
        canvas.openGroup("ruler");
        for (const view::RulerMark& mark : picture.ruler) {
            if (mark.x < 0 || mark.x > m_plotWidth) continue;
            canvas.text({mark.x, -8}, mark.label, {11, m_surface.faint, Anchor::Middle});
            canvas.line({mark.x, -4}, {mark.x, plotHeight}, {m_surface.line, 1, "1 3", 0.8});
        }
        canvas.closeGroup();
    }

    [[nodiscard]] std::vector<std::string> wrap(const std::string& text) const {
        if (text.empty()) return {};
        const double room = (m_width - 2 * margin) / (captionSize * 0.56);
        std::vector<std::string> lines{""};
        std::size_t breakAt = 0; // where the last line may be broken
        for (std::size_t at = 0; at < text.size();) {
            std::size_t length = 1;
            while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U)
                ++length;
            const std::string_view character(text.data() + at, length);
            std::string& line = lines.back();
            if (view::textWidthUnits(line) + view::textWidthUnits(character) > room) {
                const std::size_t cut = breakAt == 0 ? line.size() : breakAt;
                std::string rest = line.substr(cut);
                line.resize(cut);
                while (line.ends_with(' ')) line.pop_back();
                lines.push_back(std::move(rest));
                breakAt = 0;
            }
            lines.back() += character;
            // After a space, and after any Chinese character or mark.
            if (character == " " || length == 3) breakAt = lines.back().size();
            at += length;
        }
        return lines;
    }

    void drawCaption(SvgCanvas& canvas, const std::string& caption, double baseline) {
        canvas.openGroup("caption");
        for (const std::string& line : wrap(caption)) {
            canvas.text({margin, baseline}, line, {captionSize, m_surface.ink});
            baseline += captionLine;
        }
        canvas.closeGroup();
    }

    void drawLegend(SvgCanvas& canvas, double top) {
        SvgPainter painter(canvas, m_scene, m_options.theme);
        canvas.openGroup("legend");
        double x = margin;
        const double middle = top + 12;
        const auto entry = [&](std::string_view text, double width, const auto& paint) {
            paint(Rect{x, middle - 8, width, 16});
            canvas.text({x + width + 6, middle + 4}, text, {11, m_surface.faint});
            x += width + 20 + view::textWidthUnits(text) * 6.4;
        };
        const auto state = [&](view::LaneState what) {
            return [&painter, what](const Rect& rect) {
                view::Shape shape;
                shape.role = view::Role::State;
                shape.state = what;
                shape.rect = rect;
                painter.paintState(shape);
            };
        };
        const auto shape = [&](view::Role role, std::uint16_t flags) {
            return [&painter, role, flags](const Rect& rect) {
                view::Shape mark;
                mark.role = role;
                mark.flags = flags;
                mark.rect = rect;
                role == view::Role::Box ? painter.paintBox(mark) : painter.paintBar(mark);
            };
        };
        entry(m_words.running, 22, shape(view::Role::Box, 0));
        entry(m_words.ready, 22, state(view::LaneState::Ready));
        if (hasState(view::LaneState::Blocked)) entry(m_words.blocked, 26, state(view::LaneState::Blocked));
        if (hasState(view::LaneState::Sleeping)) entry(m_words.sleeping, 30, state(view::LaneState::Sleeping));
        if (hasState(view::LaneState::Done)) entry(m_words.done, 18, state(view::LaneState::Done));
        if (hasLocks()) {
            entry(m_words.held, 26, shape(view::Role::Hold, 0));
            entry(m_words.waits, 26, shape(view::Role::Queue, 0));
        }
        if (hasLostUpdates()) entry(m_words.lost, 24, shape(view::Role::Box, view::Overwriting));
        canvas.closeGroup();
    }

    [[nodiscard]] bool hasState(view::LaneState state) const {
        for (view::LaneIndex lane = 0; lane < m_shownLanes; ++lane)
            for (const view::StateSpan& span : m_scene.statesIn(lane, m_first, m_last))
                if (span.state == state) return true;
        return false;
    }
    [[nodiscard]] bool hasLocks() const {
        const auto lanes = m_scene.lanes();
        return std::any_of(lanes.begin(), lanes.end(),
                           [](const view::Lane& lane) { return lane.kind == view::LaneKind::Lock; });
    }
    [[nodiscard]] bool hasLostUpdates() const {
        const auto findings = m_scene.findings();
        return std::any_of(findings.begin(), findings.end(), [](const analysis::Finding& finding) {
            return finding.kind == analysis::FindingKind::LostUpdate;
        });
    }

    const view::Scene& m_scene;
    const SvgOptions& m_options;
    view::Surface m_surface;
    const Words& m_words;
    view::Axis m_axis;
    view::Captions m_captions;
    view::Column m_first = 0; ///< columns [first, last)
    view::Column m_last = 0;
    view::LaneIndex m_shownLanes = 0;
    double m_gutter = 0;
    double m_plotWidth = 0;
    double m_width = 0;
    double m_scale = 1;
    double m_goroutinesTop = 0;
    double m_goroutinesHeight = 0;
    double m_objectsTop = 0;
    double m_objectsHeight = 0;
    std::size_t m_captionLines = 0;
};

/// What the whole picture says: its findings, or how it ended.
std::string summaryOf(const view::Scene& scene, Language language) {
    std::string text;
    for (const analysis::Finding& finding : scene.findings()) {
        if (!text.empty() && language == Language::English) text += " ";
        text += finding.message.in(language);
    }
    return text;
}

} // namespace

std::string writeSvg(const view::Scene& scene, const SvgOptions& options) {
    Document document(scene, options);
    std::string caption;
    if (options.caption) {
        caption = summaryOf(scene, options.language);
        if (caption.empty() && document.lastStep() > 0) caption = document.captionOf(document.lastStep());
    }
    return document.draw(caption, 0xffffffffU);
}

std::vector<std::string> writeSvgSteps(const view::Scene& scene, const SvgOptions& options) {
    Document document(scene, options);
    std::vector<std::string> captions;
    for (std::uint32_t step = document.firstStep() - 1; step <= document.lastStep(); ++step) {
        captions.push_back(options.caption ? document.captionOf(step) : std::string());
        document.reserveCaption(captions.back());
    }
    std::vector<std::string> pictures;
    std::uint32_t step = document.firstStep() - 1;
    for (const std::string& caption : captions) pictures.push_back(document.draw(caption, step++));
    return pictures;
}

base::Result<StepRange> parseStepRange(std::string_view text) {
    const auto refuse = [&] {
        return base::Error{
            fmt::format("\"{}\" is no range of steps; write 5..12, 5.. or ..12, or 5 for one step", text), {}};
    };
    StepRange range;
    const auto read = [](std::string_view digits, std::uint32_t& number) {
        const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return problem == std::errc{} && end == digits.data() + digits.size() && number > 0;
    };
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        if (!read(text, range.first)) return refuse();
        range.last = range.first;
        return range;
    }
    const std::string_view first = text.substr(0, dots);
    const std::string_view last = text.substr(dots + 2);
    if (first.empty() && last.empty()) return refuse();
    if (!first.empty() && !read(first, range.first)) return refuse();
    if (!last.empty() && !read(last, range.last)) return refuse();
    if (range.first > range.last) return refuse();
    return range;
}

} // namespace lockstep::exporting
