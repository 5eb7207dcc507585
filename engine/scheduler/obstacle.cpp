#include "engine/scheduler/obstacle.h"

#include "engine/scheduler/actor_names.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::scheduler {

using history::Actor;
using history::EventKind;
using history::GoroutineIndex;
using machine::Status;

namespace {

ObstacleKind kindOfWait(EventKind operation) {
    switch (operation) {
    case EventKind::MutexLock:
    case EventKind::RWMutexAnnounce:
    case EventKind::RWMutexLock: return ObstacleKind::WaitsForLock;
    case EventKind::RWMutexRLock: return ObstacleKind::WaitsToRead;
    case EventKind::WaitGroupWait: return ObstacleKind::WaitsForGroup;
    case EventKind::ChanSend: return ObstacleKind::WaitsToSend;
    case EventKind::ChanReceive: return ObstacleKind::WaitsToReceive;
    case EventKind::Select: return ObstacleKind::WaitsInSelect;
    default: return ObstacleKind::Other;
    }
}

/// The wait group's counter, which only a snapshot knows.
std::int64_t counterOf(const machine::Machine& machine, const machine::Pending& wait) {
    for (const machine::PrimitiveState& primitive : machine.snapshot().primitives)
        if ((primitive.kind == machine::PrimitiveKind::WaitGroup && primitive.name == wait.objectName) ||
            (primitive.kind == machine::PrimitiveKind::TaskGroup && primitive.name + ".wg" == wait.objectName))
            return primitive.counter;
    return 0;
}

void describeWait(const machine::Machine& machine, GoroutineIndex goroutine, Obstacle& obstacle) {
    const machine::Pending next = machine.pending(goroutine);
    obstacle.kind = kindOfWait(next.kind);
    obstacle.object = next.objectName;
    if (obstacle.kind == ObstacleKind::WaitsForGroup)
        obstacle.counter = counterOf(machine, next);
    else if (next.objectWord != 0 && next.objectWord <= machine.goroutineCount())
        obstacle.holder = actorText(machine, Actor::goroutine(next.objectWord - 1));
}

Obstacle clockObstacle(const machine::Machine& machine, Obstacle obstacle) {
    obstacle.kind = machine.hasTimers() ? ObstacleKind::OthersCanMove : ObstacleKind::NoTimer;
    return obstacle;
}

history::Text waitsForLock(const Obstacle& o) {
    history::Text text{fmt::format("{} waits for {}", o.actor, o.object),
                       fmt::format("{} 在等待 {}", o.actor, o.object)};
    if (o.holder == o.actor) {
        text.en += ", which it holds itself";
        text.zh += "，而它自己正持有它";
    } else if (!o.holder.empty()) {
        text.en += fmt::format(", held by {}", o.holder);
        text.zh += fmt::format("，它由 {} 持有", o.holder);
    }
    return text;
}

} // namespace

Obstacle findObstacle(const machine::Machine& machine, Actor actor) {
    Obstacle obstacle;
    obstacle.actor = actorText(machine, actor);
    const auto choices = machine.choices();
    if (std::any_of(choices.begin(), choices.end(), [actor](history::Choice choice) { return choice.actor == actor; }))
        return obstacle;
    if (machine.isOver()) {
        obstacle.kind = ObstacleKind::RunIsOver;
        return obstacle;
    }
    if (!actor.isGoroutine()) return clockObstacle(machine, obstacle);
    const machine::Goroutine& goroutine = machine.goroutine(actor.index());
    switch (goroutine.status) {
    case Status::Done: obstacle.kind = ObstacleKind::Ended; break;
    case Status::Crashed: obstacle.kind = ObstacleKind::Crashed; break;
    case Status::Sleeping:
        obstacle.kind = ObstacleKind::Sleeps;
        obstacle.wakesAt = goroutine.deadline;
        break;
    case Status::Ready:
    case Status::Parked: describeWait(machine, actor.index(), obstacle); break;
    }
    return obstacle;
}

history::Text Obstacle::text() const {
    switch (kind) {
    case ObstacleKind::None: return {};
    case ObstacleKind::NotStarted: return {actor + " has not been started", actor + " 尚未启动"};
    case ObstacleKind::Ended: return {actor + " has ended", actor + " 已结束"};
    case ObstacleKind::Crashed: return {actor + " has panicked", actor + " 已 panic"};
    case ObstacleKind::WaitsForLock: return waitsForLock(*this);
    case ObstacleKind::WaitsToRead: {
        history::Text text = waitsForLock(*this);
        text.en += " (to read)";
        text.zh += "（读）";
        return text;
    }
    case ObstacleKind::WaitsForGroup:
        return {fmt::format("{} waits for {}, whose counter is {}", actor, object, counter),
                fmt::format("{} 在等待 {}，其计数器为 {}", actor, object, counter)};
    case ObstacleKind::WaitsToSend:
        return {fmt::format("{} waits to send on {}", actor, object),
                fmt::format("{} 在等待向 {} 发送", actor, object)};
    case ObstacleKind::WaitsToReceive:
        return {fmt::format("{} waits to receive from {}", actor, object),
                fmt::format("{} 在等待从 {} 接收", actor, object)};
    case ObstacleKind::WaitsInSelect:
        return {actor + " waits in a select, none of whose cases is ready",
                actor + " 在 select 中等待，没有就绪的分支"};
    case ObstacleKind::Sleeps:
        return {fmt::format("{} sleeps until {} ms", actor, static_cast<double>(wakesAt) / 1e6),
                fmt::format("{} 休眠至 {} ms", actor, static_cast<double>(wakesAt) / 1e6)};
    case ObstacleKind::OthersCanMove:
        return {"time stands still while a goroutine can move", "只要还有 goroutine 能运行，时间就不前进"};
    case ObstacleKind::NoTimer: return {"nobody waits for the clock", "没有谁在等待时钟"};
    case ObstacleKind::RunIsOver: return {"the run is over", "运行已结束"};
    case ObstacleKind::NoSuchWay:
        if (ways == 1) return {actor + " can go on in one way only", actor + " 只有一种走法"};
        return {fmt::format("{} can go on in {} ways, =0 to ={}", actor, ways, ways - 1),
                fmt::format("{} 有 {} 种走法，=0 到 ={}", actor, ways, ways - 1)};
    case ObstacleKind::Other: return {actor + " cannot go on", actor + " 无法继续"};
    }
    return {};
}

} // namespace lockstep::scheduler
