#include "app/model/chip_model.h"

#include "engine/view/caption.h"

#include <algorithm>

namespace lockstep::app {
namespace {

constexpr std::size_t fewChips = 9;

/// "G2 is blocked: mu is held by G1" without what the chip shows anyway: "mu is held by G1".
QString shortened(const Chip& chip) {
    for (const QString& colon : {QStringLiteral(": "), QStringLiteral("：")}) {
        const auto place = chip.reason.indexOf(colon);
        if (place >= 0) return chip.reason.mid(place + colon.size());
    }
    return chip.reason.startsWith(chip.name) ? chip.reason.mid(chip.name.size()).trimmed() : chip.reason;
}

} // namespace

namespace {

QStringList waysOf(const session::Move& move, const session::Moment& moment, history::Language language) {
    QStringList texts;
    if (move.ways.size() != move.alternatives.size()) return texts;
    for (std::size_t i = 0; i < move.ways.size(); ++i) {
        const history::Actor partner = history::Actor::goroutine(move.ways[i].partner);
        const auto found = std::ranges::find(moment.moves, partner, &session::Move::actor);
        const bool isKnown = move.ways[i].partner != history::noGoroutine && found != moment.moves.end();
        texts.append(QString::fromStdString(
            view::wayLabel(move.ways, i, move.next.kind, isKnown ? std::string_view(found->name) : "", language)));
    }
    return texts;
}

} // namespace

void ChipModel::setMoment(const session::Moment* moment, const session::RunView* run, history::Language language) {
    std::vector<Chip> rows;
    if (moment) {
        history::Actor last;
        if (run && moment->step > 0 && moment->step <= run->steps)
            last = run->history->events()[run->history->steps()[moment->step - 1]].actor;
        rows.reserve(moment->moves.size());
        for (const session::Move& move : moment->moves) {
            Chip chip;
            const bool isClock = !move.actor.isGoroutine();
            chip.name = QString::fromStdString(isClock ? std::string(view::clockName(language)) : move.name);
            chip.goroutine = isClock ? -1 : static_cast<int>(move.actor.index());
            chip.operation = QString::fromStdString(view::chipLabel(move.next, language));
            chip.canMove = move.canMove();
            chip.reason = QString::fromStdString(move.obstacle.in(language));
            chip.alternatives = move.alternatives;
            chip.ways = waysOf(move, *moment, language);
            chip.choice = {move.actor, chip.canMove ? move.alternatives.front() : std::uint16_t{0}};
            chip.moved = move.actor == last;
            rows.push_back(std::move(chip));
        }
    }
    const auto main = std::find_if(rows.begin(), rows.end(), [](const Chip& chip) { return chip.goroutine == 0; });
    if (main != rows.end() && rows.size() <= fewChips) {
        auto after = std::find_if(main, rows.end(), [](const Chip& chip) { return chip.goroutine < 0; });
        std::rotate(main, main + 1, after);
    }
    setRows(std::move(rows));
}

QVariant ChipModel::value(const Chip& row, int role) const {
    switch (role) {
    case Qt::DisplayRole:
    case NameRole: return row.name;
    case GoroutineRole: return row.goroutine;
    case OperationRole: return row.operation;
    case CanMoveRole: return row.canMove;
    case ReasonRole: return row.reason;
    case ShortReasonRole: return shortened(row);
    case WaysRole: return row.ways;
    case MovedRole: return row.moved;
    case KeyRole: return row.goroutine >= 0 && row.goroutine <= 9 ? QString::number(row.goroutine) : QString();
    default: return {};
    }
}

int ChipModel::rowOf(int goroutine) const {
    const auto found =
        std::find_if(rows().begin(), rows().end(), [&](const Chip& chip) { return chip.goroutine == goroutine; });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

QHash<int, QByteArray> ChipModel::roleNames() const {
    return {{NameRole, "name"},       {GoroutineRole, "goroutine"}, {OperationRole, "operation"},
            {CanMoveRole, "canMove"}, {ReasonRole, "reason"},       {ShortReasonRole, "shortReason"},
            {KeyRole, "keyText"},     {WaysRole, "ways"},           {MovedRole, "moved"}};
}

} // namespace lockstep::app
