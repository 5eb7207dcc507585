// StateRows: makes the rows of the StateModel from a moment and the run it belongs to.
#pragma once

#include "app/model/state_model.h"

namespace lockstep::app {

class StateRows {
public:
    StateRows(const session::Moment& moment, const session::RunView& run, history::Language language,
              const QSet<QString>& open)
        : m_moment(moment), m_run(run), m_history(*run.history), m_language(language), m_open(open) {}

    [[nodiscard]] std::vector<StateRow> build() &&;

private:
    void addVariables();
    void addPrimitives();
    void addPrimitive(const machine::PrimitiveState& primitive, StateRow::Kind section);
    void addTimers();
    void addContexts();
    void addGoroutines();
    void addCases(const machine::GoroutineState& state, const QString& path);
    void addSection(StateRow::Kind kind);
    void addParts(const machine::Value& value, const QString& path, int depth, int goroutine);
    void addLocals(const machine::GoroutineState& state, const QString& path);
    [[nodiscard]] StateRow rowOf(const machine::Variable& variable, const QString& path, int depth) const;
    void noteLastStore(StateRow& row, const machine::Variable& variable) const;
    void noteChannel(StateRow& row, const machine::ChannelState& channel) const;
    void noteHolders(StateRow& row, const machine::PrimitiveState& primitive) const;
    [[nodiscard]] history::ObjectIndex objectOf(const history::ObjectRef& ref) const;
    [[nodiscard]] history::EventIndex eventsSoFar() const;
    [[nodiscard]] Tag tagOf(history::GoroutineIndex goroutine) const;
    /// Of one in a queue: with the step since which it has waited.
    [[nodiscard]] Tag waiterTag(history::GoroutineIndex goroutine) const;

    const session::Moment& m_moment;
    const session::RunView& m_run;
    const history::History& m_history;
    history::Language m_language;
    const QSet<QString>& m_open;
    std::vector<std::uint32_t> m_waitingSince; ///< by goroutine: the step, 0 if it does not wait
    std::vector<StateRow> m_rows;
};

} // namespace lockstep::app
