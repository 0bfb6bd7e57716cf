"""What each of two processes does in the distributed tests; one process group serves every optimizer."""

from __future__ import annotations

import os
import socket
import tempfile
import traceback
from collections.abc import Callable
from typing import Any

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn

STEPS = 6
WORLD = 2

# SWATS is given a tolerance at which it switches within these steps.
SWATS: dict[str, Any] = {"lr": 0.05, "rtol": 0.3}
OPTIMIZERS: dict[str, dict[str, Any]] = {
    "SGD": {"lr": 0.1, "momentum": 0.9, "dampening": 0.1},
    "Adagrad": {"lr": 0.1},
    "RMSprop": {"momentum": 0.9, "centered": True},
    "Adadelta": {"lr": 1.0},
    "Adam": {"lr": 0.05, "amsgrad": True},
    "AdamW": {"lr": 0.05},
    "Adamax": {"lr": 0.05},
    "NAdam": {"lr": 0.05},
    "RAdam": {"lr": 0.05},
    "SWATS": SWATS,
}


def model() -> nn.Module:
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 1)).double()


def data(step: int) -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(step)
    x = torch.randn(8, 3, generator=generator, dtype=torch.float64)
    return x, x.sum(1, keepdim=True)


def train(net: Any, optimizer: Any, steps: range, rank: int | None = None) -> None:
    """Whole batches in one process; each process's half where there are two."""
    for step in steps:
        x, y = data(step)
        if rank is not None:
            x, y = x.chunk(WORLD)[rank], y.chunk(WORLD)[rank]
        optimizer.zero_grad()
        (net(x) - y).square().mean().backward()
        optimizer.step()


def alone(name: str) -> tuple[list[torch.Tensor], bool]:
    """The parameters after a run in one process, and whether SWATS switched."""
    import optlib.torch

    net = model()
    optimizer = getattr(optlib.torch, name)(net.parameters(), **OPTIMIZERS[name])
    train(net, optimizer, range(STEPS))
    switched = name == "SWATS" and optimizer.state[next(net.parameters())]["rate"].item() > 0
    return [p.detach() for p in net.parameters()], switched


def ddp(name: str, rank: int) -> list[torch.Tensor]:
    """DistributedDataParallel: gradients are averaged, each process updates everything."""
    import optlib.torch

    net = nn.parallel.DistributedDataParallel(model())
    train(net, getattr(optlib.torch, name)(net.parameters(), **OPTIMIZERS[name]), range(STEPS), rank)
    return [p.detach() for p in net.parameters()]


def zero(name: str, rank: int) -> list[torch.Tensor]:
    """ZeroRedundancyOptimizer: each process updates its part; saved and loaded half way."""
    from torch.distributed.optim import ZeroRedundancyOptimizer

    import optlib.torch

    kwargs = {**OPTIMIZERS[name], **({"sharded": True} if name == "SWATS" else {})}
    net = nn.parallel.DistributedDataParallel(model())

    def made() -> Any:
        return ZeroRedundancyOptimizer(
            net.parameters(), optimizer_class=getattr(optlib.torch, name), **kwargs
        )

    optimizer = made()
    train(net, optimizer, range(STEPS // 2), rank)
    optimizer.consolidate_state_dict(to=0)
    saved = [optimizer.state_dict() if rank == 0 else None]
    dist.broadcast_object_list(saved, src=0)
    optimizer = made()
    optimizer.load_state_dict(saved[0])
    train(net, optimizer, range(STEPS // 2, STEPS), rank)
    return [p.detach() for p in net.parameters()]


def fsdp(name: str, rank: int, folder: str) -> list[torch.Tensor]:
    """fully_shard (FSDP2): parameters are DTensors; a distributed checkpoint is written and read half way."""
    import torch.distributed.checkpoint as dcp
    from torch.distributed.checkpoint.state_dict import get_state_dict, set_state_dict
    from torch.distributed.device_mesh import init_device_mesh
    from torch.distributed.fsdp import fully_shard

    import optlib.torch

    mesh = init_device_mesh("cpu", (WORLD,))

    def made() -> tuple[Any, Any]:
        net = model()
        for layer in (net[0], net[2], net):  # type: ignore[index]
            fully_shard(layer, mesh=mesh)
        return net, getattr(optlib.torch, name)(net.parameters(), **OPTIMIZERS[name])

    net, optimizer = made()
    train(net, optimizer, range(STEPS // 2), rank)
    weights, states = get_state_dict(net, optimizer)
    where = os.path.join(folder, name)
    dcp.save({"model": weights, "optimizer": states}, checkpoint_id=where)
    net, optimizer = made()
    weights, states = get_state_dict(net, optimizer)
    dcp.load({"model": weights, "optimizer": states}, checkpoint_id=where)
    set_state_dict(net, optimizer, model_state_dict=weights, optim_state_dict=states)
    train(net, optimizer, range(STEPS // 2, STEPS), rank)
    return [p.full_tensor().detach() for p in net.parameters()]


def _worker(rank: int, port: int, folder: str, results: Any) -> None:
    os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
    torch.set_num_threads(1)
    dist.init_process_group("gloo", rank=rank, world_size=WORLD)
    ways: dict[str, Callable[[str], list[torch.Tensor]]] = {
        "DDP": lambda name: ddp(name, rank),
        "ZeRO": lambda name: zero(name, rank),
        "FSDP2": lambda name: fsdp(name, rank, folder),
    }
    for way, run in ways.items():
        for name in OPTIMIZERS:
            try:
                results.put((rank, way, name, [p.numpy() for p in run(name)]))
            except Exception:
                results.put((rank, way, name, traceback.format_exc()))
                results.put(None)  # the other process may wait for this one in vain
                return
    results.put(None)
    dist.barrier()
    dist.destroy_process_group()


def run_all() -> dict[tuple[int, str, str], Any]:
    """Every optimizer in every way, in two processes; the parameters that each process ends with."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    context = mp.get_context("spawn")
    results = context.SimpleQueue()
    with tempfile.TemporaryDirectory() as folder:
        processes = [
            context.Process(target=_worker, args=(rank, port, folder, results), daemon=True)
            for rank in range(WORLD)
        ]
        for process in processes:
            process.start()
        found = {}
        done = 0
        while done < WORLD:
            item = results.get()
            if item is None:
                done += 1
                if any(isinstance(value, str) for value in found.values()):
                    break
            else:
                rank, way, name, value = item
                found[rank, way, name] = value
        for process in processes:
            process.join(20 if done == WORLD else 1)
            if process.is_alive():
                process.terminate()
    return found
