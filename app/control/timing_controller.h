// TimingController: on how many processors timed runs happen, and what operations cost in them.
//
// Both go for the open program and for the comparison of locks, and are remembered. The costs are those of the built-in
// table or those that were measured on this machine, on a thread of its own.
#pragma once

#include "app/control/command_registry.h"
#include "app/control/settings_controller.h"
#include "engine/history/cost_table.h"

#include <thread>

namespace lockstep::app {

class TimingController : public QObject {
    Q_OBJECT

public:
    TimingController(SettingsController& settings, CommandRegistry& commands, QObject* parent = nullptr);
    ~TimingController() override;

    [[nodiscard]] std::uint32_t processors() const { return m_processors; }
    [[nodiscard]] const history::CostTable& costs() const { return m_costs; }
    [[nodiscard]] bool isMeasuring() const { return m_work.joinable(); }

Q_SIGNALS:
    /// Other processors or costs from now on.
    void chosen();
    /// Measuring has begun or ended.
    void measuringChanged();

private:
    void setProcessors(std::uint32_t processors);
    void setCosts(const history::CostTable& costs);
    void measure();

    SettingsController& m_settings;
    std::uint32_t m_processors;
    history::CostTable m_costs;
    std::jthread m_work;
};

} // namespace lockstep::app
