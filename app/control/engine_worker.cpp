#include "app/control/engine_worker.h"

#include "app/model/user_position.h"
#include "engine/export/svg.h"
#include "engine/session/scales.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <exception>

namespace lockstep::app {

Answer EngineWorker::guarded(const std::function<void(Answer&)>& work) {
    Answer answer;
    answer.shown = m_shown;
    try {
        if (m_broken && !revive()) {
            answer.refused = QStringLiteral("the session could not be made anew");
            return answer;
        }
        work(answer);
        m_shown = answer.shown;
    } catch (const std::exception& error) {
        answer = Answer{};
        answer.shown = m_shown;
        answer.fault = describe(error.what());
        m_session.reset();
        m_broken = m_shown.compilation != nullptr;
    }
    return answer;
}

void EngineWorker::show(Answer& answer) {
    answer.shown.run = m_session->view();
    answer.shown.compilation = answer.shown.run->compilation;
    answer.shown.moment = std::make_shared<const session::Moment>(m_session->moment());
    answer.shown.settings = m_session->settings();
}

void EngineWorker::noteDivergence(Answer& answer) const {
    if (const auto& divergence = m_session->divergence()) answer.diverged = divergence->text();
}

bool EngineWorker::revive() {
    session::Session session(m_shown.compilation, m_shown.settings);
    if (m_shown.run && !session.replay(m_shown.run->schedule, m_shown.run->steps)) return false;
    session.moveTo(std::min(m_shown.position(), session.stepCount()));
    m_session = std::move(session);
    m_broken = false;
    return true;
}

Fault EngineWorker::describe(const char* what) const {
    Fault fault{QString::fromUtf8(what), {}};
    QDir().mkpath(m_faultFolder);
    const QString path = m_faultFolder + QStringLiteral("/fault-") +
                         QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")) +
                         QStringLiteral(".txt");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Text)) return fault;
    QByteArray text = "Lockstep met a fault of its own:\n" + QByteArray(what) + "\n";
    if (m_shown.run) text += "\nschedule: " + QByteArray::fromStdString(m_shown.run->schedule.text()) + "\n";
    if (m_shown.compilation)
        for (const session::SourceText& source : m_shown.compilation->sources)
            text += "\n-- " + QByteArray::fromStdString(source.name) + " --\n" + QByteArray::fromStdString(source.text);
    file.write(text);
    fault.reproFile = path;
    return fault;
}

Answer EngineWorker::open(const OpenRequest& request, const scheduler::Control& control) {
    const auto before = m_shown.run;
    m_broken = m_broken && request.keepSchedule;
    return guarded([&](Answer& answer) {
        auto compilation = session::compile(request.sources, {.goMinor = request.goMinor});
        if (!compilation->ok()) {
            if (!request.keepSchedule) {
                m_session.reset();
                answer.shown = Shown{};
            }
            answer.rejected = std::move(compilation);
            return;
        }
        session::Session session(std::move(compilation), request.settings);
        std::optional<history::Schedule> schedule;
        if (request.keepSchedule && before) {
            schedule = before->schedule;
        } else if (!request.schedule.isEmpty()) {
            auto parsed = history::Schedule::parse(request.schedule.toStdString());
            if (parsed)
                schedule = parsed.value();
            else
                answer.refused = QString::fromStdString(parsed.error().sentence);
        }
        const bool untouched = request.keepSchedule && before && before->steps == 0 && !before->isOver;
        const std::uint32_t steps =
            request.keepSchedule && before ? (before->isOver ? 0 : before->steps) : request.steps;
        if (schedule && !untouched)
            if (const auto done = session.replay(*schedule, steps, control); !done)
                answer.refused = QString::fromStdString(done.error().sentence);
        m_session = std::move(session);
        answer.opened = true;
        noteDivergence(answer);
        show(answer);
        answer.shown.written = answer.shown.compilation;
    });
}

Answer EngineWorker::restart(const session::RunSettings& settings) {
    return guarded([&](Answer& answer) {
        if (!m_session) return;
        m_session->restart(settings);
        show(answer);
    });
}

Answer EngineWorker::moveTo(std::uint32_t step) {
    return guarded([&](Answer& answer) {
        if (!m_session) return;
        m_session->moveTo(std::min(step, m_session->stepCount()));
        show(answer);
    });
}

Answer EngineWorker::choose(session::Choice choice) {
    return guarded([&](Answer& answer) {
        if (!m_session) return;
        answer.advance = m_session->choose(choice);
        show(answer);
    });
}

Answer EngineWorker::forward() {
    return guarded([&](Answer& answer) {
        if (!m_session) return;
        if (!m_session->forward()) answer.advance = session::Advance::Refused;
        show(answer);
    });
}

std::uint32_t EngineWorker::nextStop(std::uint32_t from, const std::set<std::uint32_t>& breakpoints) {
    const auto view = m_session->view();
    const history::History& history = *view->history;
    std::uint32_t stop = view->steps;
    for (const analysis::Finding& finding : view->findings()) {
        // It is there whatever the run comes to: nothing to stop for on the way to what does go wrong.
        if (finding.kind == analysis::FindingKind::DataRace) continue;
        for (const analysis::Occurrence& occurrence : finding.occurrences) {
            const std::uint32_t step = history.stepOf(occurrence.focus);
            if (step > from) stop = std::min(stop, step);
        }
    }
    if (breakpoints.empty()) return stop;
    // A breakpoint stops before the step, so the one right after `from` is the one it stands at already.
    for (std::uint32_t step = from + 2; step <= stop; ++step)
        if (breakpoints.contains(userPosition(history, history.steps()[step - 1]).line)) return step - 1;
    return stop;
}

Answer EngineWorker::runOn(const scheduler::Control& control, const std::set<std::uint32_t>& breakpoints) {
    return guarded([&](Answer& answer) {
        if (!m_session) return;
        const std::uint32_t from = m_session->position();
        if (!m_session->isOver()) answer.stopped = m_session->runOn(control) == scheduler::RunEnd::Stopped;
        m_session->moveTo(answer.stopped ? m_session->stepCount() : nextStop(from, breakpoints));
        show(answer);
    });
}

Answer EngineWorker::runAfresh(const session::RunSettings& settings, const scheduler::Control& control) {
    return guarded([&](Answer& answer) {
        if (!m_session) return;
        m_session->restart(settings);
        answer.stopped = m_session->runOn(control) == scheduler::RunEnd::Stopped;
        m_session->moveTo(m_session->stepCount());
        show(answer);
    });
}

Answer EngineWorker::runStretch(std::uint32_t goroutine, Stretch stretch, const scheduler::Control& control) {
    return guarded([&](Answer& answer) {
        if (!m_session) return;
        const program::Program& program = m_session->recording().history().program();
        std::optional<std::pair<std::uint32_t, std::size_t>> begin; // line and depth at the start
        for (unsigned moves = 0; moves < 100'000 && !control.stop.stop_requested(); ++moves) {
            const session::Moment moment = m_session->moment();
            const auto move = std::find_if(moment.moves.begin(), moment.moves.end(), [&](const session::Move& m) {
                return m.actor == history::Actor::goroutine(goroutine);
            });
            if (move == moment.moves.end() || !move->canMove()) break;
            const machine::GoroutineState& state = moment.snapshot.goroutines[goroutine];
            std::size_t frame = 0;
            const std::uint32_t line = userPosition(program, state, &frame).line;
            const std::size_t depth = state.frames.size() - frame;
            if (!begin)
                begin = {line, depth};
            else if (stretch == Stretch::NextLine ? line != begin->first || depth != begin->second
                                                  : depth < begin->second)
                break;
            answer.advance = m_session->choose({move->actor, move->alternatives.front()});
            if (answer.advance == session::Advance::Refused) break;
        }
        answer.stopped = control.stop.stop_requested();
        show(answer);
    });
}

Answer EngineWorker::takeBranch(std::size_t branch) {
    return guarded([&](Answer& answer) {
        if (!m_session || branch >= m_session->view()->branches.size()) return;
        m_session->takeBranch(branch);
        show(answer);
    });
}

/// The one that runs, if it has that many.
std::shared_ptr<const session::Compilation> EngineWorker::withRounds(std::uint32_t rounds) const {
    if (rounds == 0) return m_shown.written;
    const auto& scaled = m_shown.compilation->scaled;
    const bool runs = m_shown.isScaled() && !scaled.empty() && scaled.front().now == rounds;
    return runs ? m_shown.compilation : session::scaledTo(*m_shown.written, rounds);
}

Answer EngineWorker::replay(const QString& schedule, const scheduler::Control& control,
                            std::optional<std::uint32_t> rounds) {
    return guarded([&](Answer& answer) {
        if (!m_session) return;
        const auto parsed = history::Schedule::parse(schedule.trimmed().toStdString());
        if (!parsed) {
            answer.refused = QString::fromStdString(parsed.error().sentence);
            return;
        }
        const auto program = rounds ? withRounds(*rounds) : m_shown.compilation;
        std::optional<session::Session> other;
        if (program != m_shown.compilation) other.emplace(program, m_session->settings());
        session::Session& session = other ? *other : *m_session;
        if (const auto done = session.replay(parsed.value(), 0, control); !done) {
            answer.refused = QString::fromStdString(done.error().sentence);
            return;
        }
        if (other) m_session = std::move(other);
        noteDivergence(answer);
        m_session->moveTo(m_session->stepCount());
        show(answer);
    });
}

Answer EngineWorker::unscale() {
    return guarded([&](Answer& answer) {
        if (!m_session) return;
        m_session = session::Session(m_shown.written, m_session->settings());
        show(answer);
    });
}

Answer EngineWorker::exportSvg(const ExportRequest& request) {
    return guarded([&](Answer& answer) {
        if (!m_session) return;
        const auto view = m_session->view();
        exporting::SvgOptions options;
        options.language = request.language;
        options.theme = request.theme;
        options.title = view->pictureTitle(request.title.toStdString(), request.language);
        std::vector<std::pair<QString, std::string>> files;
        if (request.steps) {
            QDir().mkpath(request.path);
            const std::vector<std::string> pictures = exporting::writeSvgSteps(*view->scene, options);
            const auto digits = static_cast<int>(std::to_string(pictures.size()).size());
            for (std::size_t i = 0; i < pictures.size(); ++i)
                files.emplace_back(
                    QStringLiteral("%1/step-%2.svg").arg(request.path).arg(i, digits, 10, QLatin1Char('0')),
                    pictures[i]);
        } else {
            files.emplace_back(request.path, exporting::writeSvg(*view->scene, options));
        }
        for (const auto& [path, text] : files) {
            const auto done = session::writeFile(path.toStdString(), text);
            if (!done) {
                answer.refused = QString::fromStdString(done.error().sentence);
                return;
            }
            answer.written.push_back(path);
        }
    });
}

} // namespace lockstep::app
