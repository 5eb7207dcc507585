#include "app/control/timing_controller.h"

#include "engine/history/schedule.h"
#include "engine/session/calibration.h"

#include <array>

namespace lockstep::app {
namespace {

constexpr std::array<std::uint32_t, 5> processorCounts{1, 2, 4, 8, 16};

std::uint32_t rememberedProcessors(const SettingsController& settings) {
    const std::uint32_t usual = history::ScheduleHeader{}.processors;
    const std::uint32_t kept = settings.value(QStringLiteral("processors"), usual).toUInt();
    return std::ranges::find(processorCounts, kept) == processorCounts.end() ? usual : kept;
}

history::CostTable rememberedCosts(const SettingsController& settings) {
    const std::string text = settings.value(QStringLiteral("costs"), QString()).toString().toStdString();
    if (text.empty()) return {};
    base::Result<history::CostTable> table = history::CostTable::parse(text);
    return table ? std::move(table).value() : history::CostTable{};
}

} // namespace

TimingController::TimingController(SettingsController& settings, CommandRegistry& commands, QObject* parent)
    : QObject(parent), m_settings(settings), m_processors(rememberedProcessors(settings)),
      m_costs(rememberedCosts(settings)) {
    for (const std::uint32_t count : processorCounts) {
        const QByteArray id = QByteArrayLiteral("timing.processors") + QByteArray::number(count);
        commands.bind(
            id.constData(), [this, count] { setProcessors(count); }, {},
            [this, count] { return m_processors == count; });
    }
    commands.bind(
        "timing.builtIn", [this] { setCosts({}); }, [this] { return !isMeasuring(); },
        [this] { return m_costs.isBuiltIn(); });
    commands.bind(
        "timing.measured", [this] { measure(); }, [this] { return !isMeasuring(); },
        [this] { return !m_costs.isBuiltIn(); });
}

TimingController::~TimingController() {
    if (m_work.joinable()) m_work.join();
}

void TimingController::setProcessors(std::uint32_t processors) {
    if (processors == m_processors) return;
    m_processors = processors;
    m_settings.setValue(QStringLiteral("processors"), processors);
    Q_EMIT chosen();
}

void TimingController::setCosts(const history::CostTable& costs) {
    if (costs == m_costs) return;
    m_costs = costs;
    m_settings.setValue(QStringLiteral("costs"), costs.isBuiltIn() ? QString() : QString::fromStdString(costs.text()));
    Q_EMIT chosen();
}

void TimingController::measure() {
    if (isMeasuring()) return;
    m_work = std::jthread([this] {
        const history::CostTable measured = session::calibrate("this-machine").table;
        QMetaObject::invokeMethod(this, [this, measured] {
            m_work.join();
            m_work = {};
            setCosts(measured);
            Q_EMIT measuringChanged();
        });
    });
    Q_EMIT measuringChanged();
}

} // namespace lockstep::app
