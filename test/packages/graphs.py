"""NetworkX: paths, flows, colours, communities, formats."""

import networkx as nx

g = nx.Graph()
g.add_weighted_edges_from([('a', 'b', 4), ('a', 'c', 2), ('c', 'b', 1), ('b', 'd', 5), ('c', 'd', 8), ('d', 'e', 3)])
print(nx.shortest_path(g, 'a', 'e', weight='weight'), nx.dijkstra_path_length(g, 'a', 'e'),
      sorted(nx.minimum_spanning_edges(g, data=False)))
print({k: round(v, 6) for k, v in nx.betweenness_centrality(g).items()},
      {k: round(v, 6) for k, v in nx.closeness_centrality(g).items()})
d = nx.DiGraph([(1, 2), (2, 3), (3, 1), (3, 4), (4, 5)])
print(list(nx.strongly_connected_components(d)), list(nx.simple_cycles(d)),
      list(nx.topological_sort(nx.DiGraph([(1, 2), (1, 3), (3, 2)]))))
print(
    nx.maximum_flow_value(nx.DiGraph([(0, 1, {
        'capacity': 3
    }), (1, 2, {
        'capacity': 2
    }), (0, 2, {
        'capacity': 1
    })]), 0, 2), nx.is_planar(nx.complete_graph(5)), nx.diameter(nx.petersen_graph()))
print(list(nx.bfs_edges(nx.balanced_tree(2, 3), 0)), nx.to_dict_of_lists(nx.path_graph(4)),
      nx.greedy_color(nx.cycle_graph(5)))
print(''.join(nx.generate_gml(g))[:200], list(nx.generate_graphml(nx.path_graph(2)))[:3])
try:
    nx.shortest_path(g, 'a', 'zz')
except Exception as e:
    print(type(e).__name__, e)
print(sorted(nx.community.greedy_modularity_communities(nx.karate_club_graph()), key=len)[0])
